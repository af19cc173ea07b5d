import { makeIcon } from './make-icon';

/** Apart from the console's icons because the phone's clock shows it too. */
export const PauseIcon = /* @__PURE__ */ makeIcon('M8.5 5v14M15.5 5v14');
