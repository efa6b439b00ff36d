import { describe, expect, test } from 'vitest';
import { usesFamilyWord } from '../../../analyzer/judge/family-words.ts';
import { loadRulePack } from '../../../analyzer/rules/load.ts';

const rules = await loadRulePack();

describe('a word of its family names a type of personal information', () => {
  test.each<[string, 'zh' | 'en', string]>([
    ['我们会读取您的位置以推荐附近的门店。', 'zh', 'location'],
    ['我们将数据存储于存储位置所在地，并获取您的位置。', 'zh', 'location'],
    ['我们会收集设备信息。', 'zh', 'device-id'],
    ['为识别设备，我们收集Imei、OAID。', 'zh', 'device-id'],
    ['申请短信权限，用于自动填写验证码。', 'zh', 'sms'],
    ['我们使用您的Geolocation。', 'zh', 'location'],
    ['We collect device identifiers.', 'en', 'device-id'],
    ['You may upload photos and videos.', 'en', 'photos-and-media'],
    ['The app counts the steps you take.', 'en', 'activity-recognition'],
  ])('%s', (text, language, type) => {
    expect(usesFamilyWord(type, text, language, rules)).toBe(true);
  });
});

describe('a word that means another thing where it stands names none', () => {
  test.each<[string, 'zh' | 'en', string]>([
    ['（二）存储位置：境内。我们会在显著位置公布。', 'zh', 'location'],
    ['信息的存储期限见本文件，法律文件另有规定的除外。', 'zh', 'photos-and-media'],
    ['我们通过短信、电话向您发送通知。', 'zh', 'sms'],
    ['我们可能保存您与客服的通话记录。', 'zh', 'call-log'],
    ['为维护您的生命健康等重大合法权益。', 'zh', 'activity-recognition'],
    ['如政策变更，我们会通知您。', 'zh', 'communications'],
    ['We take reasonable steps to protect your information.', 'en', 'activity-recognition'],
    ['Your invoice and profile are shown in the interface.', 'en', 'microphone'],
    ['Your invoice and profile are shown in the interface.', 'en', 'photos-and-media'],
    ['Your invoice and profile are shown in the interface.', 'en', 'biometrics'],
    ['Similar machines may simply be used.', 'en', 'device-id'],
    ['We notify you by email.', 'en', 'communications'],
  ])('%s', (text, language, type) => {
    expect(usesFamilyWord(type, text, language, rules)).toBe(false);
  });
});
