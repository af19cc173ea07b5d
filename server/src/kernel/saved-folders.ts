/** Folder inside the data folder of files beside opinions and materials: `<owner>/<file>`; saved with every backup. */
export const ATTACHMENTS = 'attachments';

/** Folder inside the data folder for meetings on their way out and in as files; emptied at every start, never saved. */
export const MEETING_FILES = 'meeting-files';
