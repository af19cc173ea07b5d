import { readDays } from './reminder-days';

it.each([
  ['7, 3, 1', [7, 3, 1]],
  ['1 3;7', [7, 3, 1]],
  ['3, 3', [3]],
  ['', []],
  ['0', null],
  ['366', null],
  ['ba', null],
  ['-3', null],
  ['1 2 3 4 5 6 7 8 9 10 11', null],
])('%j is read as %j', (typed, days) => {
  expect(readDays(typed)).toEqual(days);
});
