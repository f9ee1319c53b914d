import { maskName, maskPhone } from '../../../server/crypto/maskPersonal.ts';

it.each([
  ['演示居民', '演**'],
  ['演', '演**'],
  ['𠮷野', '𠮷**'],
  ['  ', ''],
])('the name %s is shown as %s', (name, shown) => expect(maskName(name)).toBe(shown));

it.each([
  ['13800000000', '138****0000'],
  ['+86 138 0000 0000', '138****0000'],
  ['0472-1234567', '047****4567'],
  ['1234567', '****67'],
  ['', ''],
])('the phone %s is shown as %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown));
