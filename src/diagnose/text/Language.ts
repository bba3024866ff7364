/** The languages of the command and of the inspector. */
export type Language = 'en' | 'zh'
