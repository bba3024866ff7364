/** Odd bodies as JSON text, each with the key that it always had. */
export const oddBodies: ReadonlyArray<readonly [name: string, text: string, key: string]> = [
  ['an empty body', '{"event_type":9999}', '9999:7b580c0774ba7cd2b8e5c8fe481ba5e5'],
  ['keys in order', '{"event_type":9999,"a":1,"b":2}', '9999:f537b99201a5f52c98251e087d2259bb'],
  ['keys out of order', '{"event_type":9999,"b":2,"a":1}', '9999:f537b99201a5f52c98251e087d2259bb'],
  ['an upper-case key', '{"event_type":9999,"a":1,"B":2}', '9999:30d422bd0e6b95f694e66fccf6089c6a'],
  [
    'keys of digits',
    '{"event_type":9999,"10":1,"9":2,"1":3}',
    '9999:db7f62f269bbe61314d00a81dfe63e85',
  ],
  [
    'a key with a sign before digits',
    '{"event_type":9999,"-1":1,"#":2,"0":3}',
    '9999:9f69e63e4b13e9abf01a9d2cd8b265d6',
  ],
  ['an empty key', '{"event_type":9999,"b":1,"":2}', '9999:0048a45cb82eb025d84d96bd49c6c39a'],
  ['a key with a quote', '{"event_type":9999,"a\\"b":1}', '9999:a0655b2eb7d5229c67e0aa2b1db1f677'],
  [
    'a key with a backslash',
    '{"event_type":9999,"a\\\\b":1}',
    '9999:62201f6084982e407a007bb875ceed79',
  ],
  [
    'a key with a line break',
    '{"event_type":9999,"a\\nb":1}',
    '9999:80c6d0789b63b9cf1b0bbd3b3fcd479e',
  ],
  [
    'keys of other scripts',
    '{"event_type":9999,"直播":1,"é":2,"🎥":3}',
    '9999:cfc525b6958ef43f77eeabc4a3132630',
  ],
  [
    'keys of surrogates',
    '{"event_type":9999,"\\ud83d":1,"\\uffff":2}',
    '9999:33b2e0ac5f6ac17b4ff444c2ebd8cc91',
  ],
  [
    'the key __proto__',
    '{"event_type":9999,"__proto__":{"b":1,"a":2}}',
    '9999:b9956146cf490a1ee48bdb68c887ef0b',
  ],
  [
    'the keys toJSON and constructor',
    '{"event_type":9999,"toJSON":"x","constructor":null}',
    '9999:fc3b4a01a43bef910808de0e96a6b8dd',
  ],
  [
    'forty keys out of order',
    '{"event_type":9999,"k0":0,"k7":1,"k14":2,"k21":3,"k28":4,"k35":5,"k2":6,"k9":7,"k16":8,"k23":9,"k30":10,"k37":11,"k4":12,"k11":13,"k18":14,"k25":15,"k32":16,"k39":17,"k6":18,"k13":19,"k20":20,"k27":21,"k34":22,"k1":23,"k8":24,"k15":25,"k22":26,"k29":27,"k36":28,"k3":29,"k10":30,"k17":31,"k24":32,"k31":33,"k38":34,"k5":35,"k12":36,"k19":37,"k26":38,"k33":39}',
    '9999:d25fa4263bf8ff47c8615ec1ae2fa9eb',
  ],
  [
    'thirty-two keys backwards',
    '{"event_type":9999,"k99":0,"k98":1,"k97":2,"k96":3,"k95":4,"k94":5,"k93":6,"k92":7,"k91":8,"k90":9,"k89":10,"k88":11,"k87":12,"k86":13,"k85":14,"k84":15,"k83":16,"k82":17,"k81":18,"k80":19,"k79":20,"k78":21,"k77":22,"k76":23,"k75":24,"k74":25,"k73":26,"k72":27,"k71":28,"k70":29,"k69":30,"k68":31}',
    '9999:008c61d1eb3a9863c9024b9d101a1215',
  ],
  [
    't and sign, at the top only',
    '{"event_type":9999,"t":1,"sign":"x","a":{"t":1,"sign":"x"}}',
    '9999:d943b10300f900a9b22c5697238d801e',
  ],
  [
    'numbers',
    '{"event_type":9999,"a":0,"b":-1,"c":1.5,"d":1e21,"e":1e-7,"f":123456.789}',
    '9999:cd7c5118b69a08a0403f5ab0a6cae6d5',
  ],
  [
    'numbers that are not exact',
    '{"event_type":9999,"a":9007199254740993,"b":1e400,"c":-1e400,"d":-0}',
    '9999:966b54b65010d9a57083ddf9a67a8b36',
  ],
  [
    'true and false',
    '{"event_type":9999,"a":true,"b":false}',
    '9999:f6a340135a19a9bb6aacadf6bd2f4158',
  ],
  ['null', '{"event_type":9999,"a":null}', '9999:e59ecc62050c0ba653ceca34d64a5f01'],
  ['the text null', '{"event_type":9999,"a":"null"}', '9999:eb7104b44802722ef05701a4ec910173'],
  [
    'texts of digits',
    '{"event_type":9999,"a":"0","b":"1.0","c":"-1"}',
    '9999:adb4446cc9022ad36b6c4e8c430ac87e',
  ],
  ['an empty text', '{"event_type":9999,"a":""}', '9999:befc6d19bdabe64ca4a99840f2d9fd40'],
  ['blanks', '{"event_type":9999,"a":" \\t\\n"}', '9999:82da7339148acafc11c7982e95f04d51'],
  [
    'a text with escapes',
    '{"event_type":9999,"a":"\\"\\\\\\n\\u0000\\u007f"}',
    '9999:44314e7918831609ecd55052aa6eb81a',
  ],
  [
    'a text of another script',
    '{"event_type":9999,"a":"直播 🎥 é"}',
    '9999:e20eba14b5dde9e379d91b23ef30d320',
  ],
  [
    'a lone surrogate',
    '{"event_type":9999,"a":"\\ud83d"}',
    '9999:3a555cd9ecbd2c85d1ba6c40609a5ff8',
  ],
  [
    'text like a repetition',
    '{"event_type":9999,"a":"#0"}',
    '9999:9cd9930084e30a89fe4ffe17c61151f2',
  ],
  [
    'empty lists and objects',
    '{"event_type":9999,"a":[],"b":{},"c":[{}],"d":[[]],"e":{"f":{}}}',
    '9999:bd20aaa96bece05cfa5b09039c924fae',
  ],
  [
    'a list of scalars',
    '{"event_type":9999,"a":[1,"b",true,null,2.5]}',
    '9999:02f42a6be824d34818e6b6ccf934a067',
  ],
  [
    'lists in lists',
    '{"event_type":9999,"a":[[1,[2,[3]]],[]]}',
    '9999:1618af2e362ad1b666fe9ce86a13a2be',
  ],
  [
    'a list of objects out of order',
    '{"event_type":9999,"a":[{"c":1,"b":2},{"b":2,"c":1}]}',
    '9999:74de0976f8f0e02cfbe681c9a24aca20',
  ],
  [
    'objects after objects',
    '{"event_type":9999,"c":{"b":{"a":1},"a":2},"b":3,"a":{"z":[]}}',
    '9999:797cab839d02f840efe23d6df6a10775',
  ],
  [
    'JSON of an object in text',
    '{"event_type":9999,"a":"{\\"c\\":1,\\"b\\":2}"}',
    '9999:d28867cc73fa9fce198e857b180f5867',
  ],
  [
    'JSON of a list in text',
    '{"event_type":9999,"a":"[1,\\"2\\",{\\"b\\":3}]"}',
    '9999:7e93658705103ee64751b82ff453c913',
  ],
  [
    'JSON in text after blanks',
    '{"event_type":9999,"a":" \\n{\\"b\\":1} "}',
    '9999:892511cabacc43680f951e82c39e23e9',
  ],
  [
    'JSON in text after a blank of Unicode',
    '{"event_type":9999,"a":"\\u00a0[1]"}',
    '9999:b8d2cc66d08a1fac00f5612999341777',
  ],
  [
    'JSON in text after a byte order mark',
    '{"event_type":9999,"a":"\\ufeff{\\"b\\":1}"}',
    '9999:5835fff40319fb5310ad635572abdc8e',
  ],
  [
    'JSON in text in quotes',
    '{"event_type":9999,"a":"\\"{\\\\\\"b\\\\\\":1}\\""}',
    '9999:892511cabacc43680f951e82c39e23e9',
  ],
  [
    'JSON in text in quotes with blanks',
    '{"event_type":9999,"a":" \\" [1] \\" "}',
    '9999:e10694b6e5dfc550b2d623fe1a414e69',
  ],
  [
    'JSON escaped twice',
    '{"event_type":9999,"a":"{\\\\\\"b\\\\\\":1}"}',
    '9999:892511cabacc43680f951e82c39e23e9',
  ],
  [
    'JSON in JSON in text',
    '{"event_type":9999,"a":"{\\"b\\":\\"[1,2]\\"}"}',
    '9999:4006faac55c17facf011f84fd3d08952',
  ],
  [
    'empty JSON in text',
    '{"event_type":9999,"a":"{}","b":"[]"}',
    '9999:5b8105214ff2d861f089ddf521b4bb09',
  ],
  [
    'broken JSON in text',
    '{"event_type":9999,"a":"{\\"b\\":","c":"[1,"}',
    '9999:98ee0dc4b07920a89d2fb94d999a327f',
  ],
  [
    'a bracket before a word',
    '{"event_type":9999,"a":"[live] room","b":"{live}"}',
    '9999:3ad41a8f6e73ff39089f6208b8c139b1',
  ],
  [
    'a scalar in quotes in text',
    '{"event_type":9999,"a":"\\"b\\""}',
    '9999:2441c9af1872fd6662a32bcebe518c98',
  ],
  [
    '16 digits in JSON in text',
    '{"event_type":9999,"a":"[1234567890123456]"}',
    '9999:b3b3ff7743441f40350a848571c50cc1',
  ],
  [
    '15 digits in JSON in text',
    '{"event_type":9999,"a":"[123456789012345]"}',
    '9999:de1eddc5e5ae3ae19eb3d7a0f1899005',
  ],
  [
    '15 negative digits in JSON in text',
    '{"event_type":9999,"a":"[-123456789012345]"}',
    '9999:138d5b5a420717d1e05a5cf244a13594',
  ],
  [
    '16 digits with a point in JSON in text',
    '{"event_type":9999,"a":"[1234567890.123456]"}',
    '9999:c1e0a7419b2b724c742e1a5099fecaa0',
  ],
  [
    'an unsafe integer in JSON in text',
    '{"event_type":9999,"a":"{\\"b\\":[9007199254740993]}"}',
    '9999:af87441eec1401c6337a1089ed6fe112',
  ],
  [
    '1e15 in JSON in text',
    '{"event_type":9999,"a":"[1e15]"}',
    '9999:292f6fadb8ca89629f3e49d39904dca3',
  ],
  [
    '1e-7 in JSON in text',
    '{"event_type":9999,"a":"[1e-7]"}',
    '9999:5588094d3303492b04f14e4ddd2d48eb',
  ],
  [
    '1e400 in JSON in text',
    '{"event_type":9999,"a":"[1e400]"}',
    '9999:647c9160be9ac8e80e2061e5242204d4',
  ],
  [
    'an inexact number deep in JSON in text',
    '{"event_type":9999,"a":"[[[{\\"b\\":0.12345678901234567}]]]"}',
    '9999:acd0b8f938893dff3da12cdfd31bda29',
  ],
  [
    'digits as text in JSON in text',
    '{"event_type":9999,"a":"[\\"12345678901234567890\\"]"}',
    '9999:e9fbe20c6099015a3aeb481d2c54dbc6',
  ],
  [
    'the sending time of an image audit',
    '{"event_type":317,"sendTime":1,"a":1}',
    '317:9be66c7e167c12916e71165a5e1c397c',
  ],
  [
    'the sending time of another event',
    '{"event_type":9998,"sendTime":1,"a":1}',
    '9998:0e94291d55a8d1f47bd1b5b3e3f4c473',
  ],
  [
    'a natural key',
    '{"event_type":1,"stream_id":"a\\"b","sequence":7}',
    '1:378b0cef5912d6f637aa4a0e6dc6122e',
  ],
  ['no event_type', '{"event_type":null,"a":1}', 'none:f8d4052d5df3c50ed9f0caa244b339a5'],
  [
    'an event_type of digits',
    '{"event_type":"9999","a":1}',
    '9999:5a4a1df8ba90f6c45c586366a7f497e0',
  ],
]
