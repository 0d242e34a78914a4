import { describe, expect, test } from 'vitest';
import { passwordProblem } from './password-rules.server';

const about = ['officer@wychavon.example', 'Wychavon District Council', 'Priya Nair'];
const problem = (password: string) => passwordProblem(password, about);

describe('a password that may be used', () => {
  test.each([
    'kitchen-lantern-orbit',
    'correct horse battery',
    'correcthorsebattery',
    'tulip7Granite bolt',
    'kJ8#mQ2x-pL9w',
    'my dog is called rex',
    'käse über schöne brücke',
  ])('%s', async (password) => {
    expect(await problem(password)).toBeNull();
  });

  test('of exactly 12 and of exactly 128 characters', async () => {
    expect(await problem('ox-tulip-kea')).toBeNull();
    const long = Array.from({ length: 128 }, (_, i) => String.fromCharCode(97 + ((i * i * 7 + i) % 26))).join('');
    expect(await problem(long)).toBeNull();
  });
});

describe('a password that is refused', () => {
  test.each([
    ['', 'Enter a password'],
    ['tulip-orbit', '12 characters or more'],
    ['🐕🐈🐇🐁🐑🐄', '12 characters or more'],
    ['k'.repeat(129), '128 characters or fewer'],
    ['password1234', 'many people use'],
    ['P@ssw0rd2026!', 'many people use'],
    ['Summer2026!!', 'many people use'],
    ['letmein123456', 'many people use'],
    ['manchesterunited', 'many people use'],
    ['Liverpool-dragon1', 'many people use'],
    ['1q2w3e4r5t6y', 'many people use'],
    ['passwordpassword', 'repeat'],
    ['z7-Qw!pe4-Rt9'.repeat(9), 'repeat'],
    ['abcabcabcabc', 'repeat'],
    ['aaaaaaaaaaab', 'repeat'],
    ['abcdefghijkl', 'alphabet'],
    ['qwertyuiop[]', 'keyboard'],
    ['zyxwvutsrqpo', 'alphabet'],
    ['839201746552', 'letters as well'],
    ['my-Wychavon-lantern', '‘wychavon’'],
    ['w y c h a v o n kelp', '‘wychavon’'],
    ['the officer sleeps', '‘officer’'],
    ['priya lantern kelp', '‘priya’'],
  ])('%s', async (password, words) => {
    expect(await problem(password)).toContain(words);
  });

  test('does not count the words that every council shares', async () => {
    expect(await problem('council lantern kelp orbit')).toBeNull();
  });
});
