import { Overlaps } from './overlaps.js';

// Loaded into the server beside its own program (`--import`): tells, when asked, which commands met in its door.

const overlaps = Overlaps.watch();
process.on('message', () => process.send?.(overlaps.report()));
