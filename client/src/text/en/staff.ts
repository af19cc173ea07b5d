import accounts from './accounts.json';
import admin from './admin.json';
import alike from './alike.json';
import answers from './answers.json';
import aside from './aside.json';
import bodies from './bodies.json';
import chair from './chair.json';
import collation from './collation.json';
import collection from './collection.json';
import commitments from './commitments.json';
import conclusions from './conclusions.json';
import desk from './desk.json';
import dossier from './dossier.json';
import errors from './errors-staff.json';
import focal from './focal.json';
import followUp from './followUp.json';
import hall from './hall.json';
import invitations from './invitations.json';
import many from './many.json';
import meetingFile from './meetingFile.json';
import materials from './materials.json';
import minutes from './minutes.json';
import papers from './papers.json';
import people from './people.json';
import prepare from './prepare.json';
import reminders from './reminders.json';
import reply from './reply.json';
import signed from './signed.json';
import rules from './rules.json';
import states from './states-staff.json';
import statistics from './statistics.json';
import templates from './templates.json';
import units from './units.json';
import type { staff as vietnamese } from '../vi/staff';

export const staff: typeof vietnamese = {
  accounts,
  aside,
  bodies,
  chair,
  conclusions,
  collation,
  commitments,
  desk,
  dossier,
  alike,
  answers,
  collection,
  focal,
  hall,
  admin,
  followUp,
  invitations,
  many,
  meetingFile,
  materials,
  minutes,
  papers,
  people,
  prepare,
  reminders,
  reply,
  signed,
  rules,
  errors,
  states,
  statistics,
  templates,
  units,
};
