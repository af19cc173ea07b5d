import { makeIcon } from '../../ui/make-icon';

export const BellIcon = /* @__PURE__ */ makeIcon(
  'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15L6 16.5ZM10 20.5a2.2 2.2 0 0 0 4 0M12 3v2',
);
