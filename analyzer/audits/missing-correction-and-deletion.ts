import { omittedDuty } from '../judge/omitted-duty.ts';

/**
 * PIPL art. 46, 47 and 17(1)(3): both rights. What the handler deletes of its own accord is not a right of the person.
 */
export const missingCorrectionAndDeletion = omittedDuty({
  id: 'missing-correction-and-deletion',
  code: 'ZZ2004',
  title: {
    zh: '隐私政策未写明如何更正或删除个人信息',
    en: 'The policy does not tell how information is corrected or deleted',
  },
  description: {
    zh: '更正和删除是个人的法定权利，行使的方式应当事先告知。',
    en: 'Correction and deletion are rights by law, and how to use them must be told.',
  },
  limits: {
    zh: '仅依据所提供文本的用语判断；另有单独页面、弹窗或图片说明的，本工具看不到。',
    en: 'Goes by the wording of the text given alone; a page of its own, a dialog or a picture that says it is not seen.',
  },
  noticeTerm: 'no-deletion-correction-or-complaint-channel',
  provisions: ['pipl:46', 'pipl:47', 'pipl:17', 'tc260-20202a:6.2', 'taf-068:8', '191:6.1'],
  level: 'violation',
  rules: ['correction', 'deletion'],
  onlyHandlers: true,
  explanation: {
    zh: '法律要求告知行使权利的方式和程序；通读全文，未见下列权利的行使方式。',
    en: 'The law requires the manner and procedure of using one’s rights to be told; the whole text does not tell those named below.',
  },
  verify: {
    zh: '在测试机上打开应用，查看弹窗、“设置”和账号页面是否另有说明或入口；截屏留存。',
    en: 'Open the app on a test device and see whether a dialog, the settings or the account page tells or offers it; keep screenshots.',
  },
  fix: {
    zh: '分别写明查询、更正、删除个人信息的操作路径（如“我的—个人资料—编辑”），无法在线操作的写明联系方式和处理时限。',
    en: 'Tell the path to view, correct and delete information, or whom to write to and within what time.',
  },
});
