import type { Id } from '../ids.js';

export interface StaffView {
  id: Id;
  name: string;
  login: string;
}

export interface OrganisationCommands {
  /** Name and parent body as they stand on papers. */
  'organisation.configure': {
    payload: { name: string; parentBody: string; symbol: string };
    result: null;
  };
  'organisation.addStaff': {
    payload: { staffId: Id; name: string; login: string; password: string };
    result: { staffId: Id };
  };
}

export interface OrganisationEvents {
  'organisation.changed': { name: string; parentBody: string; symbol: string };
  'organisation.staffAdded': StaffView;
  'organisation.meetingCreated': { meetingId: Id };
}
