import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { informationLists } from '../../../../analyzer/policy/statements/information-lists.ts';

function named(sentence: string): string[] {
  return informationLists(sentence).map(({ start, end }) => sentence.slice(start, end));
}

describe('information in a Chinese sentence', () => {
  test.each([
    ['我们会收集您的姓名、手机号码和身份证号码。', ['姓名、手机号码', '身份证号码']],
    ['我们不会将您的个人信息披露给第三方。', ['个人信息']],
    ['您会被要求提供生日、性别等信息。', ['生日、性别']],
    ['我们会收集您安装的应用信息、浏览器的类型及操作日志。', ['安装的应用信息、浏览器的类型', '操作日志']],
    ['我们记录您的IP地址、访问日期和时间。', ['IP地址、访问日期和时间']],
    ['我们会收集网卡（MAC）地址、国际移动设备识别码。', ['网卡（MAC）地址、国际移动设备识别码']],
    ['为完成投保，您需要提供被保险人姓名、证件号码。', ['被保险人姓名、证件号码']],
    ['我们会收集设备型号、会话启动/停止时间、时区。', ['设备型号、会话启动/停止时间、时区']],
    ['我们收集您的设备型号、硬盘和电池使用情况等。', ['设备型号、硬盘', '电池使用情况']],
    ['您的会员信息及其他个人信息会被保存。', ['会员信息', '个人信息']],
    // What a conjunction shares: the noun behind it, or the one before it.
    ['我们会收集您的IP地址、网络接入方式及类型、操作日志。', ['IP地址、网络接入方式及类型、操作日志']],
    ['我们会收集您的点击和申请记录。', ['点击和申请记录']],
    ['日志信息包括：设备或软件信息。', ['日志信息', '设备或软件信息']],
    ['我们会使用您的信息，如配送或付款信息。', ['配送或付款信息']],
    ['我们会记录IP地址及您需求的网页记录等数据。', ['IP地址', '需求的网页记录']],
    ['我们会共享手机型号、版本及相关设备信息。', ['手机型号、版本', '相关设备信息']],
    // What a bracket adds is information too, whatever stands before it.
    ['网络设备硬件地址（MAC）、设备型号', ['网络设备硬件地址', 'MAC', '设备型号']],
    ['我们会收集网络状态（WiFi等）。', ['网络状态', 'WiFi']],
    // A list goes on past words of another script, and ends before a verb of the next noun.
    ['包括Android广告ID、设备型号、SerialNumber。', ['Android广告ID、设备型号、SerialNumber']],
    ['您需要提供姓名、电子邮箱地址、创建的用户名。', ['姓名、电子邮箱地址', '用户名']],
    ['我们会展示您的昵称、头像、发布内容。', ['昵称、头像、发布内容']],
    // Verbs are no part of it, and no noun of their own.
    ['我们的服务器会自动记录您的日志信息。', ['日志信息']],
    ['发现后会设法尽快删除相关信息。', []],
    ['我们依法保护未成年人的个人信息。', ['未成年人的个人信息']],
    ['我们确保只有授权人员才可访问个人信息。', ['个人信息']],
    ['我们会另行向您说明信息收集的范围和目的。', []],
    ['此类信息属于该功能的必需信息。', []],
    ['我们会收集与产品和/或服务相关信息。', ['服务相关信息']],
    ['如涉及到个人信息转让', ['个人信息']],
    ['硬件种类、介质访问控制（MAC）地址、设备型号', ['硬件种类、介质访问控制（MAC）地址、设备型号']],
    // What a noun is of belongs to it where it names nothing by itself.
    ['我们会记录使用软件及相关服务的频率、崩溃数据。', ['使用软件及相关服务的频率、崩溃数据']],
    ['我们会收集有关您位置的信息。', ['有关您位置的信息']],
    ['我们会收集有关您的位置信息。', ['位置信息']],
    ['我们会收集您使用的语言、访问日期和时间。', ['语言、访问日期和时间']],
    [
      '我们会收集正在运行的进程信息、应用程序的总体运行情况。',
      ['正在运行的进程信息、应用程序的总体运行情况'],
    ],
    ['我们会收集用户个人信息及相关个人信息。', ['个人信息', '个人信息']],
    ['我们会记录您使用浏览器的详细情况。', ['使用浏览器的详细情况']],
    ['您需要提供投保人及被保险人姓名、证件号码。', ['投保人及被保险人姓名、证件号码']],
    // What looks like a function word or a verb may be part of a noun.
    ['我们会收集加速度、方向、游戏等级、公会日志。', ['加速度、方向、游戏等级、公会日志']],
    ['我们会收集浏览器类型、使用语言、访问日期。', ['浏览器类型、使用语言、访问日期']],
    ['我们会收集手机号码、系统平台、服务提供商网络ID。', ['手机号码、系统平台、服务提供商网络ID']],
    // A list that goes on behind a bracket.
    [
      '我们会收集网络状态（WiFi等）、硬盘、CPU和电池使用情况等。',
      ['网络状态', 'WiFi', '硬盘、CPU', '电池使用情况'],
    ],
    ['有关您曾使用的移动应用（APP）和其他软件的信息。', ['有关您曾使用的移动应用（APP）和其他软件的信息']],
    // What the lexicon has as one word is one, whatever words are in it.
    ['我们会记录系统故障时产生的信息。', ['系统故障时产生的信息']],
    ['我们会记录您的浏览器和计算机上的信息。', ['浏览器和计算机上的信息']],
    ['您主动提供的信息：反馈、发布、点赞、评论；', ['反馈、发布、点赞、评论']],
    // A word that is information only where it is collected.
    ['您需提供以下信息：您的手机号。', ['手机号']],
    ['我们会保存您留下的联系方式。', ['联系方式']],
    ['我们将对手机号负责。', []],
  ])('%s', (sentence, lists) => {
    expect(named(sentence)).toEqual(lists);
  });

  test('stands in the sentence where it is said to, in order and without overlap', () => {
    const pieces = fc.constantFrom(
      ...'您的 我们 使用的 有关您 频率 收集 提供 手机号码 位置 、 和 及 （ ） IMEI 时间 等 信息 ， 。 的 A 1 使用 注册'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (words) => {
        const sentence = words.join('');
        let last = 0;
        for (const { start, end, terms } of informationLists(sentence)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(sentence.length);
          expect(terms.every((term) => term.start >= start && term.end <= end)).toBe(true);
          last = end;
        }
      }),
    );
  });
});
