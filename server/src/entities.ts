import { CollatedOpinionEntity, CollatedSourceEntity } from './collation/collation.entity.js';
export const ENTITIES = [CollatedOpinionEntity, CollatedSourceEntity];
