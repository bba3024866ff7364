/** `live-callbacks fixtures` */
export const fixtures = {
  summary: 'list, print or write bodies of every event',
  description:
    'Lists, prints or writes whole bodies of every event, in every generation, as Tencent posts them.',
  name: 'fixture (RecordFile/2019), or event (RecordFile, TaskExit, 100)',
  list: 'list the names of the fixtures',
  out: 'write the bodies to files in a folder; of an event, all of its fixtures',
  signed: 'sign the bodies with a t that is not expired',
  json: 'print compact JSON',
  notes: [
    'Prints the body of a fixture, or the newest of an event; without a name, all fixtures are listed. Their t and sign have long expired: with --signed they are regenerated, except for relay events (314), which have none.',
  ],
  folderUnwritable: 'The folder of --out cannot be written to: choose another one.',
  written: (files: number, folder: string) => `${files} files written to ${folder}`,
}
