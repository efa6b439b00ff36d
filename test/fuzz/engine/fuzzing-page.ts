import type { Figures } from './figures.ts';

/** The page about fuzzing, with what the runs came to. */
export function fuzzingPage(figures: Figures): string {
  const targets = Object.entries(figures);
  const rows = targets.map(([name, { executions, seconds, findings, files }]) => {
    const branches = files.reduce((sum, file) => sum + file.branches, 0);
    const taken = files.reduce((sum, file) => sum + file.taken, 0);
    const rate = Math.round(executions / Math.max(1, seconds));
    return `| ${name} | ${count(executions)} | ${count(rate)} | ${taken} of ${branches} (${percent(taken, branches)}) | ${findings} |`;
  });
  const all = targets.reduce((sum, [, { executions }]) => sum + executions, 0);
  const files = targets.flatMap(([name, one]) =>
    one.files.map(({ file, branches, taken }) => `| ${name} | \`${file}\` | ${taken} of ${branches} |`),
  );
  return `# Fuzzing

Every reader of foreign bytes and texts has a target in \`test/fuzz/targets\`: one file, which says what is read, from which small inputs a run
begins, and what must hold of any input. For all of them: nothing is thrown but the typed error with its text in both languages; half a
second of processor time, 64 MB of buffers and a heap of 512 MB are enough; ten seconds are a hang; two readings give the same; what was
not read as declared has a warning. Beside that each has its own: an entry's content is as long as declared or a warning says otherwise, a
quote stands where it says, what verifies has a certificate, a changed evidence package is not found whole.

\`\`\`
npm run fuzz -- TARGET [--executions N] [--seed S] [--out DIR] [--figures FILE]
\`\`\`

A run is guided by coverage: the sources named by the target are loaded with a count at each branch, and an input that takes a branch,
or takes it a number of times, as none did before is kept and changed further. Changes are of bytes and numbers, and of what the format is
made of (chunks, archive records, words and tags). The numbers and words that the sources compare with are tried too. What breaks a
target is made small and written down; mended, it goes to \`test/fuzz/corpus/TARGET\`, which \`npm test\` replays beside a short round of each target.

Jazzer.js was tried first: version 4.0.0 installs, and its add-on needs glibc 2.38, which Debian 12 has not got. The loop here needs Node alone.
Its counts are of branches (beginnings of functions, arms of conditions, cases, loop bodies, right sides of \`&&\`, \`||\` and \`??\`), not of lines.

## What runs came to

${count(all)} executions in all, one process at a time on a shared machine of two cores, the code changing meanwhile as it was developed.
Branches are those of the files that the target covers, as of its last run; what it does not take is in part what only other targets or
the command line reach.

| target | executions | a second | branches taken | findings |
|---|---:|---:|---:|---:|
${rows.join('\n')}

No input broke a target's property: the corpus of findings is empty. (What inputs of full size cost was found by making them, not by
fuzzing: \`docs/limits.md\`.)

## By file

| target | file | branches taken |
|---|---|---:|
${files.join('\n')}
`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / Math.max(1, whole))} %`;
}
