import { makeIcon } from './make-icon';

/** Icons of the way to the first opinion. */
export const MicIcon = /* @__PURE__ */ makeIcon(
  'M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M9 21h6',
);
export const WriteIcon = /* @__PURE__ */ makeIcon(
  'M4 20h4L19 9a2.1 2.1 0 0 0 0-3l-1-1a2.1 2.1 0 0 0-3 0L4 16v4ZM13.5 6.5l4 4M13 20h7',
);
export const SendIcon = /* @__PURE__ */ makeIcon('M20.5 3.5 3.5 10l7 3.5 3.5 7 6.5-17ZM10.5 13.5l4.5-4.5');
export const LiveIcon = /* @__PURE__ */ makeIcon(
  'M12 10.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3ZM8.5 15.5a5 5 0 0 1 0-7M15.5 8.5a5 5 0 0 1 0 7M5.7 18.3a9 9 0 0 1 0-12.6M18.3 5.7a9 9 0 0 1 0 12.6',
);
export const CheckIcon = /* @__PURE__ */ makeIcon('m5 12.5 4.5 4.5L19 7.5');
export const DoubleCheckIcon = /* @__PURE__ */ makeIcon('m2.5 12.5 4.5 4.5 9.5-9.5M12 16l1 1 8.5-9.5');
export const CloseIcon = /* @__PURE__ */ makeIcon('m6 6 12 12M18 6 6 18');
export const ClockIcon = /* @__PURE__ */ makeIcon(
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
);
export const HourglassIcon = /* @__PURE__ */ makeIcon(
  'M6.5 3.5h11M6.5 20.5h11M8 3.5v3c0 2.5 4 3.8 4 5.5s-4 3-4 5.5v3M16 3.5v3c0 2.5-4 3.8-4 5.5s4 3 4 5.5v3',
);
export const UndoIcon = /* @__PURE__ */ makeIcon('M8.5 5 4 9.5 8.5 14M4 9.5h9.5a6 6 0 0 1 0 12H10');
export const WarningIcon = /* @__PURE__ */ makeIcon('M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.2');
export const InfoIcon = /* @__PURE__ */ makeIcon(
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5M12 8v.2',
);
export const RefusedIcon = /* @__PURE__ */ makeIcon(
  'M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7l5-5ZM9 9l6 6M15 9l-6 6',
);
export const RefreshIcon = /* @__PURE__ */ makeIcon(
  'M19.5 6v4.5H15M4.5 18v-4.5H9M18.8 10A7.2 7.2 0 0 0 6 7.5L4.8 9M5.2 14A7.2 7.2 0 0 0 18 16.5l1.2-1.5',
);
export const OfflineIcon = /* @__PURE__ */ makeIcon(
  'M2.5 9a14 14 0 0 1 4-2.6M21.5 9a14 14 0 0 0-10-3.9M5.8 12.5a9 9 0 0 1 3.6-2.2M18.2 12.5a9 9 0 0 0-3-2M9 16a4.5 4.5 0 0 1 5-.9M12 19.2v.1M4 4l16 16',
);
export const GlobeIcon = /* @__PURE__ */ makeIcon(
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM3.5 12h17M12 3.5c2.3 2.3 3.5 5.2 3.5 8.5s-1.2 6.2-3.5 8.5c-2.3-2.3-3.5-5.2-3.5-8.5s1.2-6.2 3.5-8.5Z',
);
export const OpinionIcon = /* @__PURE__ */ makeIcon(
  'M5 4.5h14a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1-1.5 1.5h-8L6.5 20v-3.5H5A1.5 1.5 0 0 1 3.5 15V6A1.5 1.5 0 0 1 5 4.5ZM7.5 9h9M7.5 12.5h5.5',
);
export const LockIcon = /* @__PURE__ */ makeIcon(
  'M6.5 10.5h11A1.5 1.5 0 0 1 19 12v7a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 19v-7a1.5 1.5 0 0 1 1.5-1.5ZM8 10.5V7.5a4 4 0 0 1 8 0v3',
);
export const CopyIcon = /* @__PURE__ */ makeIcon(
  'M9.5 8h9A1.5 1.5 0 0 1 20 9.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 8 18.5v-9A1.5 1.5 0 0 1 9.5 8ZM5 15.5A1.5 1.5 0 0 1 4 14V5.5A1.5 1.5 0 0 1 5.5 4H14a1.5 1.5 0 0 1 1.5 1',
);
export const ArrowRightIcon = /* @__PURE__ */ makeIcon('M4.5 12h15M13 5.5 19.5 12 13 18.5');
export const ChevronRightIcon = /* @__PURE__ */ makeIcon('m9.5 6 6 6-6 6');
export const CalendarIcon = /* @__PURE__ */ makeIcon(
  'M5.5 5.5h13A1.5 1.5 0 0 1 20 7v11.5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5V7a1.5 1.5 0 0 1 1.5-1.5ZM4 10h16M8.5 3.5v4M15.5 3.5v4',
);
export const EyeIcon = /* @__PURE__ */ makeIcon(
  'M2.5 12c2-4 5.3-6.5 9.5-6.5s7.5 2.5 9.5 6.5c-2 4-5.3 6.5-9.5 6.5S4.5 16 2.5 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
);
