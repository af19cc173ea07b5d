import aside from './aside-later.json';
import attachments from './attachments-later.json';
import common from './common-later.json';
import connection from './connection-later.json';
import delegate from './delegate-later.json';
import errors from './errors-later.json';
import home from './home-later.json';
import join from './join-later.json';
import materials from './materials-later.json';
import promised from './promised-later.json';
import rules from './rules-later.json';
import states from './states-later.json';
import time from './time-later.json';
import track from './track-later.json';
import ui from './ui-later.json';

export const later = {
  aside,
  common,
  ui,
  time,
  connection,
  states,
  errors,
  home,
  join,
  delegate,
  promised,
  rules,
  track,
  attachments,
  materials,
};
