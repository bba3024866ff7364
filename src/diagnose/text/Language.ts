/** The languages in which the command and its page speak. */
export type Language = 'en' | 'zh'
