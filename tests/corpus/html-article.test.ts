/**
 * Pages that mark no article: what of them is the text, and what stands around it.
 */

import { describe, expect, it } from 'vitest'

import { parseHtml } from '../../src/corpus/html/parse-html.ts'
import { named } from '../support/core-text.ts'

const read = (html: string) => parseHtml(html, 'page.html').documents[0]

const LINES = [
  '7月17日上午，总工会来到工地，为工人送去物资。',
  '工会干部把矿泉水交到工人手里，叮嘱企业避开高温。',
  '“心里凉快多了。”工人陈师傅说。',
  '活动持续到九月底，惠及职工五千人次。',
]
const TEXT = LINES.map((line) => `<p>${line}</p>`).join('')
const BODY = LINES.join('\n')
const TITLE = '<title>送清凉-工会网</title>'
const MENU =
  '<div class="nav"><a href="/">首页</a><a href="/n/">时政</a></div><div class="login"><p>登录通行证 <a href="/r">立即注册</a></p></div><div>当前位置：<a href="/">首页</a> &gt; 正文</div>'
const OTHERS = ['加装电梯', '定制公交', '面塑课堂']
const LINKS = OTHERS.map((title, at) => `<li><a href="/${at}.html">${title}</a></li>`).join('')
const SIDE = `<div class="right"><h2>热点排行</h2><ul>${LINKS}</ul><div>扫码关注本网</div></div>`

describe('around a text that nothing marks', () => {
  const APART = named([
    {
      name: 'the day and the source',
      above: '<div>2024-07-18 08:18 来源：<a href="/s">工人日报</a></div>',
    },
    {
      name: 'ways to share',
      above: '<div>分享到：<a href="#">微信</a></div>',
      below: '<div>【打印】【关闭窗口】</div>',
    },
    { name: 'a player about to load', above: '<div>视频加载中...</div>' },
    { name: 'who edited it', below: '<div>(责任编辑：张三、李四)</div>' },
    { name: 'the day below it', below: '<div>发布日期：2024-07-18 责任编辑：龙慧</div>' },
    {
      name: 'links to others under a heading',
      below: `<div><h2>相关新闻</h2><ul>${LINKS}</ul></div>`,
    },
    {
      name: 'others with excerpts',
      below: OTHERS.map(
        (title) =>
          `<dl><dt><a href="/1">${title}已经开通</a></dt><dd>记者从有关部门获悉。</dd></dl>`,
      ).join(''),
    },
    { name: 'the article before', below: '<div>上一篇：<a href="/1">加装电梯</a></div>' },
    { name: 'comments', below: '<div class="comment">网友甲：写得真好！</div>' },
    { name: 'a foot', below: '<div class="foot">本站由总工会主办。</div>' },
  ])

  it.each(APART)('is no text: $name', ({ above = '', below = '' }) => {
    const html = `${TITLE}<body>${MENU}<div><h1>送清凉</h1>${above}<div class="zw">${TEXT}</div>${below}</div>${SIDE}`
    expect(read(html)?.body).toBe(BODY)
  })

  it('is no text at its beginning and its end', () => {
    const html = `${TITLE}${MENU}<div class="h-title">送清凉</div><div class="main"><div class="zw"><div>图集</div>${TEXT}<div>【纠错】责任编辑：尹世杰</div></div></div>${SIDE}`
    expect(read(html)?.body).toBe(BODY)
  })

  it('is no text where most of the page speaks of other things', () => {
    const more =
      '<div class="tj"><p><strong>文化大家</strong> 一个时代有一个时代的文艺。<a href="/d">【详细】</a></p></div>'
    const html = `${TITLE}${MENU}<div><h1>送清凉</h1></div><div><div class="zw">${TEXT}</div>${more}</div>${SIDE}`
    expect(read(html)?.body).toBe(`${BODY}\n文化大家 一个时代有一个时代的文艺。【详细】`)
  })

  const KEPT = named([
    { name: 'names', below: '<div><div>张三</div><div>李四</div></div>', text: '张三\n李四' },
    {
      name: 'a table',
      below: '<table><tr><td>张三</td><td>一厂</td></tr></table>',
      text: '张三 一厂',
    },
    {
      name: 'a signature',
      below: '<div>县总工会办公室</div><div>2024年7月1日</div>',
      text: '县总工会办公室\n2024年7月1日',
    },
    {
      name: 'when it takes place',
      below: '<div>活动时间：2024年7月20日 9:00</div>',
      text: '活动时间：2024年7月20日 9:00',
    },
    { name: 'a telephone', below: '<div>12351</div>', text: '12351' },
    {
      name: 'what to download',
      below: '<div>附件：<a href="a.docx">报名表</a></div>',
      text: '附件：报名表',
    },
    {
      name: 'links in sentences',
      below:
        '<p>详见<a href="/1">办法</a>。</p><p>另见<a href="/2">通知</a>。</p><p>问<a href="/3">工会</a>。</p>',
      text: '详见办法。\n另见通知。\n问工会。',
    },
    {
      name: 'a note of a book (DocBook)',
      below:
        '<div class="sidebar"><div class="title"><b>NOTE</b></div><p>No root needed here.</p></div>',
      text: 'NOTE\nNo root needed here.',
    },
    {
      name: 'links that the text goes on below',
      below:
        '<div><a href="http://b.cn/">另一本手册</a></div><div class="section"><h2>安装</h2><p>先备份。</p></div>',
      text: '另一本手册\n安装\n先备份。',
    },
    {
      name: 'an address to write to',
      below: '<div><a href="mailto:a@b.cn">a@b.cn</a></div>',
      text: 'a@b.cn',
    },
    { name: 'a poem', below: '<div>优哉游哉<br>与道相从</div>', text: '优哉游哉\n与道相从' },
  ])

  it.each(KEPT)('is text: $name', ({ below, text }) => {
    const html = `${TITLE}${MENU}<div><h1>送清凉</h1><div class="zw">${TEXT}</div>${below}</div>${SIDE}`
    expect(read(html)?.body).toBe(`${BODY}\n${text}`)
  })

  it('is text between headline and text: the other lines of the headline', () => {
    const html = `${TITLE}${MENU}<div><h3>一线见闻</h3><h1>送清凉</h1><h2>——高温下的牵挂</h2><div class="zw">${TEXT}</div></div>${SIDE}`
    expect(read(html)?.body).toBe(`一线见闻\n——高温下的牵挂\n${BODY}`)
  })

  it('is what it was on a page of few sentences', () => {
    const html = `${TITLE}${MENU}<div><h1>送清凉</h1><div>地点</div><div>工人文化宫。</div></div>`
    expect(read(html)?.body).toContain('地点\n工人文化宫。')
  })

  it('is no text in an article that no theme is known of', () => {
    const html = `${TITLE}<article><h1>送清凉</h1><div>記者王小明 2024-07-18 10:00</div><section class="editor">${TEXT}</section><section><ul><li><a href="/k">職工</a></li></ul></section></article>`
    expect(read(html)?.body).toBe(BODY)
  })

  it('is no text in `main`', () => {
    const html = `${TITLE}${MENU}<main><div><h1>送清凉</h1><div class="index_wrap">${TEXT}</div><div>12收藏我要举报</div></div><div class="index_right"><div>热话题</div><ul>${LINKS}</ul></div></main>`
    expect(read(html)?.body).toBe(BODY)
  })

  it('is no text in a container that has the headline, too (自由時報)', () => {
    const html = `${TITLE}<div itemprop="articleBody"><h1>送清凉</h1><div class="text">${TEXT}</div><div><h2>相關新聞</h2><ul>${LINKS}</ul></div></div>`
    expect(read(html)?.body).toBe(BODY)
  })

  it('is text in an article whose headline stands outside', () => {
    const html = `${TITLE}<h1>送清凉</h1><article><div>工会之家</div><div class="zw">${TEXT}</div><div>县总工会</div></article>`
    expect(read(html)?.body).toBe(`工会之家\n${BODY}\n县总工会`)
  })

  it('is no text where others have more sentences', () => {
    const entry = (title: string) =>
      `<dl><dt><a href="/1">${title}已经开通运行</a></dt><dd>记者获悉。会议召开。</dd></dl>`
    const html = `${TITLE}${MENU}<div><h1>送清凉</h1><div class="zw">${TEXT}</div><div>${OTHERS.map(entry).join('')}</div></div>${SIDE}`
    expect(read(html)?.body).toBe(BODY)
  })
})
