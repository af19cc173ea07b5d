import { IsInt } from 'class-validator';
import { makeId } from '@doi-thoai/shared';
import { DomainError } from '../kernel/domain-error.js';
import { checkPayload, IsIdField, IsInstantField, OneOf, Whole, Words } from './validation.js';

class Named {
  @IsIdField() id!: string;
  @Words(5) name!: string;
}
class Flat extends Named {
  @OneOf(['A', 'B']) kind!: string;
  @IsInstantField({ nullable: true }) at!: number | null;
  @Whole(1, 3) count!: number;
}
class WithForeignRule {
  @Words(5) name!: string;
  @IsInt() count!: number;
}

const right = { id: makeId(), name: 'Ánh', kind: 'A', at: null, count: 2 };

function problems(dto: new () => object, raw: object): unknown {
  try {
    checkPayload(dto, raw);
    return null;
  } catch (error) {
    return error instanceof DomainError ? error.details.fields : error;
  }
}

describe('W23: a payload is an object with exactly the fields of its type', () => {
  it('a right payload comes back as an instance of its class', () => {
    const instance = checkPayload(Flat, right);
    expect(instance).toBeInstanceOf(Flat);
    expect({ ...instance }).toEqual(right);
  });

  it.each([
    ['a missing inherited field', { ...right, name: undefined }, [{ path: 'name', reason: 'MISSING' }]],
    [
      'an inherited field that is too long',
      { ...right, name: 'Nguyễn' },
      [{ path: 'name', reason: 'TOO_LONG' }],
    ],
    ['a wrong type', { ...right, id: 7 }, [{ path: 'id', reason: 'WRONG_TYPE' }]],
    ['a value outside its list', { ...right, kind: 'C' }, [{ path: 'kind', reason: 'NOT_IN_LIST' }]],
    ['a number out of range', { ...right, count: 4 }, [{ path: 'count', reason: 'OUT_OF_RANGE' }]],
    ['an unknown field', { ...right, more: 1 }, [{ path: 'more', reason: 'UNKNOWN_FIELD' }]],
    [
      'a field named like one of every object',
      { ...right, toString: 1 },
      [{ path: 'toString', reason: 'UNKNOWN_FIELD' }],
    ],
    ['a list where a text should be', { ...right, name: ['Ánh'] }, [{ path: 'name', reason: 'WRONG_TYPE' }]],
  ])('INVALID lists %s', (_what, raw, expected) => {
    expect(problems(Flat, raw)).toEqual(expected);
  });

  it('INVALID lists every field that is wrong', () => {
    expect(problems(Flat, { id: right.id, kind: 'C', at: 1.5, count: 0 })).toEqual([
      { path: 'kind', reason: 'NOT_IN_LIST' },
      { path: 'at', reason: 'WRONG_TYPE' },
      { path: 'count', reason: 'OUT_OF_RANGE' },
      { path: 'name', reason: 'MISSING' },
    ]);
  });

  it('a class with a rule of another kind is judged by all of its rules', () => {
    expect(problems(WithForeignRule, { name: 'Ánh', count: 1 })).toBeNull();
    expect(problems(WithForeignRule, { name: 'Ánh', count: 1.5 })).toEqual([
      { path: 'count', reason: 'WRONG_TYPE' },
    ]);
  });
});
