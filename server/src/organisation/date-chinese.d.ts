/** The package has types that its own export map hides; what is used of it. */
declare module 'date-chinese' {
  export class CalendarVietnamese {
    /** Cycle, year of the cycle, month, leap month or not, day. */
    get(): [cycle: number, year: number, month: number, leap: boolean, day: number];
    set(cycle: number, year: number, month: number, leap: boolean, day: number): void;
    fromJDE(jde: number): void;
    /** Julian ephemeris day of the first day of the lunar year that begins in a solar one. */
    newYear(year: number): number;
    toGregorian(): { year: number; month: number; day: number };
  }
}
