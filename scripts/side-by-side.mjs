// Runs npm scripts beside each other; fails when one of them does. Lint takes one core for minutes, the rest the other.
import { spawn } from 'node:child_process';

const names = process.argv.slice(2);
const codes = await Promise.all(
  names.map(
    (name) =>
      new Promise((resolve) => {
        const shell = process.platform === 'win32';
        const child = spawn('npm', ['run', '-s', name], { stdio: 'inherit', shell });
        child.once('error', () => resolve(1));
        child.once('exit', (code) => resolve(code ?? 1));
      }),
  ),
);
for (const [index, code] of codes.entries()) if (code !== 0) console.error(`${names[index]} failed`);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
