import { en } from './en';
import type { Language, Texts } from './texts';
import { zhCN } from './zh-cn';

const CATALOGUES: Readonly<Record<Language, Texts>> = { en, 'zh-CN': zhCN };

/** Every sentence of the app in `language`. */
export function textsFor(language: Language): Texts {
  return CATALOGUES[language];
}
