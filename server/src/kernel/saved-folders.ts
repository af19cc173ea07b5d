/** Folder of the attachments inside the data folder: `<submission id>/<attachment id>`; saved with every backup. */
export const ATTACHMENTS = 'attachments';
