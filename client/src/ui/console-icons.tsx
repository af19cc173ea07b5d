import { makeIcon } from './make-icon';

export { PauseIcon } from './pause-icon';

const DOTS_ACROSS = <path d="M5.5 12h.01M12 12h.01M18.5 12h.01" strokeWidth="3" />;
const DOTS_GRIP = <path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" strokeWidth="2.75" />;

/** Icons of the consoles (chair, desk, answers, administration) and the hall screen. */
export const MinusIcon = /* @__PURE__ */ makeIcon('M5 12h14');
export const PlusIcon = /* @__PURE__ */ makeIcon('M12 5v14M5 12h14');
export const PlayIcon = /* @__PURE__ */ makeIcon('M7.5 4.8v14.4L19 12 7.5 4.8Z');
export const StopIcon = /* @__PURE__ */ makeIcon('M6.5 6.5h11v11h-11z');
export const SkipIcon = /* @__PURE__ */ makeIcon('M6 5.5v13l9-6.5-9-6.5ZM18 5.5v13');
export const ExtendIcon = /* @__PURE__ */ makeIcon(
  'M20.5 12A8.5 8.5 0 1 1 15 4.05M12 7.5V12l2.5 1.7M19 3v5M16.5 5.5h5',
);
export const AbsentIcon = /* @__PURE__ */ makeIcon(
  'M10 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM3 20.5c.6-3.8 3.4-5.5 7-5.5M15.5 15.5l5 5M20.5 15.5l-5 5',
);
export const GripIcon = /* @__PURE__ */ makeIcon(DOTS_GRIP);
export const MoreIcon = /* @__PURE__ */ makeIcon(DOTS_ACROSS);
export const KeysIcon = /* @__PURE__ */ makeIcon(
  'M4.5 6h15A1.5 1.5 0 0 1 21 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16.5v-9A1.5 1.5 0 0 1 4.5 6ZM7 10h.01M11 10h.01M15 10h.01M8 14h8M18 14h.01',
);
export const MergeIcon = /* @__PURE__ */ makeIcon(
  'M6 4v3c0 4 6 3.5 6 8v5M18 4v3c0 4-6 3.5-6 8M8.5 17l3.5 3.5 3.5-3.5',
);
export const SplitIcon = /* @__PURE__ */ makeIcon(
  'M12 20v-4c0-4.5-6-4-6-8.5V4M12 16c0-4.5 6-4 6-8.5V4M3.5 6.5 6 4l2.5 2.5M15.5 6.5 18 4l2.5 2.5',
);
export const ScreenIcon = /* @__PURE__ */ makeIcon(
  'M4.5 4.5h15A1.5 1.5 0 0 1 21 6v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 15V6a1.5 1.5 0 0 1 1.5-1.5ZM12 16.5v4M8 20.5h8',
);
export const UsersIcon = /* @__PURE__ */ makeIcon(
  'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 19.5c.5-3.3 3-5 6.5-5s6 1.7 6.5 5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M17.5 15c2.2.6 3.6 2.1 4 4.5',
);
export const AnswerIcon = /* @__PURE__ */ makeIcon('M9.5 8 4 13l5.5 5M4 13h9c4 0 7-2 7-7');
export const DownloadIcon = /* @__PURE__ */ makeIcon('M12 4v11M7 10.5l5 5 5-5M4.5 20h15');
export const UploadIcon = /* @__PURE__ */ makeIcon('M12 15.5v-11M7 9l5-5 5 5M4.5 20h15');
export const PrintIcon = /* @__PURE__ */ makeIcon(
  'M7 8.5v-5h10v5M7 17.5H5A1.5 1.5 0 0 1 3.5 16v-6A1.5 1.5 0 0 1 5 8.5h14a1.5 1.5 0 0 1 1.5 1.5v6a1.5 1.5 0 0 1-1.5 1.5h-2M7 14.5h10v6H7z',
);
export const QrIcon = /* @__PURE__ */ makeIcon(
  'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM19.9 14v.1M20 17v3h-3M14 20v-.1',
);
export const ChartIcon = /* @__PURE__ */ makeIcon('M4 4v16.5h16.5M8.5 16.5V12M13 16.5v-9M17.5 16.5V10');
export const ListIcon = /* @__PURE__ */ makeIcon('M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1');
export const EditIcon = /* @__PURE__ */ makeIcon('M5 19h3.5L18.5 9 15 5.5l-10 10V19ZM13 7.5l3.5 3.5');
export const TrashIcon = /* @__PURE__ */ makeIcon(
  'M4.5 6.5h15M9 6.5V4h6v2.5M6.5 6.5l.8 13.5h9.4l.8-13.5M10 10.5v6M14 10.5v6',
);
export const SettingsIcon = /* @__PURE__ */ makeIcon(
  'M4 7.5h8M17 7.5h3M4 16.5h3M12 16.5h8M14.5 5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM9.5 14a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z',
);
export const SunIcon = /* @__PURE__ */ makeIcon(
  'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
);
export const MoonIcon = /* @__PURE__ */ makeIcon('M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z');
export const FullScreenIcon = /* @__PURE__ */ makeIcon('M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5');
export const LogoutIcon = /* @__PURE__ */ makeIcon(
  'M10 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h4M15 7.5l4.5 4.5-4.5 4.5M19.5 12H10',
);
export const BreakIcon = /* @__PURE__ */ makeIcon(
  'M5 9.5h11.5V15a4.5 4.5 0 0 1-4.5 4.5H9.5A4.5 4.5 0 0 1 5 15V9.5ZM16.5 11H18a2.5 2.5 0 0 1 0 5h-1.7M8.5 3.5c-.8 1.2.8 1.8 0 3M13 3.5c-.8 1.2.8 1.8 0 3',
);
export const DeskIcon = /* @__PURE__ */ makeIcon(
  'M3.5 11h17M5.5 11v9M18.5 11v9M8 11V6.5A1.5 1.5 0 0 1 9.5 5h5A1.5 1.5 0 0 1 16 6.5V11M14 15h4.5',
);
