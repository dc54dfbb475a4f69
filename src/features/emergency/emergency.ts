/** The front door of `emergency`: all sites in their light editions under a notice, also without the database. */
export { longestNotice } from './emergency-word.ts';
export type { EmergencyNotice, EmergencyWord } from './emergency-word.ts';
export { emergencyFile, readEmergencyFile, writeEmergencyFile } from './emergency-file.ts';
export { emergencyOf } from './emergency-queries.ts';
export { emergencyTag, sayEmergency } from './say-emergency.ts';
export { watchEmergency } from './watch-emergency.ts';
export { noticeHtml } from './notice.tsx';
