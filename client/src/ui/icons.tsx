import { makeIcon } from './make-icon';

export * from './first-icons';

/** Icons that a phone needs too, later. Those of consoles only are in `console-icons.tsx`. */
export const MicOffIcon = /* @__PURE__ */ makeIcon(
  'M9 9v3a3 3 0 0 0 4.6 2.5M15 11.5V6a3 3 0 0 0-5.8-1M5.5 11.5a6.5 6.5 0 0 0 10.2 5.3M18.5 11.5a6.5 6.5 0 0 1-.5 2.5M12 18v3M9 21h6M4 4l16 16',
);
export const HandIcon = /* @__PURE__ */ makeIcon(
  'M8 12V6.5a1.5 1.5 0 0 1 3 0V11 5a1.5 1.5 0 0 1 3 0v6-4.5a1.5 1.5 0 0 1 3 0V15c0 3.3-2.2 5.5-5.3 5.5-2.4 0-3.8-1-5-2.9l-2.4-4a1.5 1.5 0 0 1 2.5-1.6L8 13.5',
);
export const KeyIcon = /* @__PURE__ */ makeIcon(
  'M8 11.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM11 12.8 20 4M16.5 7.5 19 10M13.8 10.2l2 2',
);
export const ArrowLeftIcon = /* @__PURE__ */ makeIcon('M19.5 12h-15M11 5.5 4.5 12l6.5 6.5');
export const ArrowUpIcon = /* @__PURE__ */ makeIcon('M12 19.5v-15M5.5 11 12 4.5l6.5 6.5');
export const ArrowDownIcon = /* @__PURE__ */ makeIcon('M12 4.5v15M5.5 13l6.5 6.5 6.5-6.5');
export const ChevronDownIcon = /* @__PURE__ */ makeIcon('m6 9.5 6 6 6-6');
export const PromiseIcon = /* @__PURE__ */ makeIcon('M6 21V4M6 5c4-2.5 7 2 12 0v9c-5 2-8-2.5-12 0');
export const HideIcon = /* @__PURE__ */ makeIcon(
  'M10 6a9.6 9.6 0 0 1 2-.5c4.2 0 7.5 2.5 9.5 6.5a13 13 0 0 1-2.3 3.2M6 7.5A12.5 12.5 0 0 0 2.5 12c2 4 5.3 6.5 9.5 6.5 1.7 0 3.3-.4 4.7-1.2M10 10a3 3 0 0 0 4.1 4.2M4 4l16 16',
);
export const FileIcon = /* @__PURE__ */ makeIcon('M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6M9 16.5h6');
export const SearchIcon = /* @__PURE__ */ makeIcon(
  'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20.5 20.5',
);
