/** How serious a penalty is for its publication: 轻微, 一般, 严重. */
export type PublicationClass = 'minor' | 'general' | 'serious'
