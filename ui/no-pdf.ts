import { ReadError } from '../analyzer/errors.ts';

/**
 * Stands for the PDF library in the extension's build. PDF.js carries code that loads from a network, and the extension is to have
 * none; a policy as PDF is read by the command line.
 * @throws {ReadError} `unsupported`, always
 */
export async function getDocumentProxy(): Promise<never> {
  throw new ReadError('unsupported', {
    zh: '扩展不读取 PDF：请把政策另存为网页或文本，或使用命令行',
    en: 'the extension does not read PDF: save the policy as a page or as text, or use the command line',
  });
}
