import common from './common.json';
import connection from './connection.json';
import delegate from './delegate.json';
import errors from './errors.json';
import home from './home.json';
import join from './join.json';
import states from './states.json';
import time from './time.json';
import ui from './ui.json';
import type { phone as vietnamese } from '../vi/phone';

export const phone: typeof vietnamese = {
  common,
  ui,
  time,
  connection,
  states,
  errors,
  home,
  join,
  delegate,
};
