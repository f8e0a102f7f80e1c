import { describe, expect, it } from 'vitest'

import { parseHtml } from '../../src/corpus/html/parse-html.ts'
import { named } from '../support/core-text.ts'

const parse = (html: string, file = 'page.html') => {
  const { documents, issues } = parseHtml(html, file)
  return { document: documents[0], documents, issues }
}
const bodyOf = (html: string) => parse(`<title>题</title>${html}`).document?.body

const LONG = '近日，佛山市总工会举办活动，免费向职工赠送医疗互助保障。'.repeat(8)

describe('a form', () => {
  const CASES = named([
    {
      name: 'around an article of Visual SiteBuilder',
      html: '<form name="_newscontent_fromname"><h3>通知</h3><div id="vsb_content"><p>文</div></form>',
      body: '文',
    },
    {
      name: 'around a page of ASP.NET',
      html: '<form id="form1"><input name="__VIEWSTATE" value="x"><div><span>文</span></div><label>用户名</label><select><option>甲</select><textarea>乙</textarea></form>',
      body: '文',
    },
    {
      name: 'with a headline',
      html: '<form><h2>甲</h2>乙<button>好</button></form>',
      body: '甲\n乙',
    },
    { name: 'with a long text', html: `<form><div>${LONG}</div></form>`, body: LONG },
    {
      name: 'around what is marked for Pagefind',
      html: '<form><div data-pagefind-body>文</div></form>',
      body: '文',
    },
    {
      name: 'to search with',
      html: `文<form><label>搜索</label><input name=q><a href="/">${LONG}</a>热词</form>`,
      body: '文',
    },
    {
      name: 'to comment with',
      html: '文<form id="commentform"><p>您的邮箱地址不会被公开。</p><p>昵称 <input></p><textarea></textarea></form>',
      body: '文',
    },
  ])
  it.each(CASES)('$name', ({ html, body }) => expect(bodyOf(html)).toBe(body))

  it('leaves controls outside of forms to the text', () => {
    expect(bodyOf('<label>甲</label><textarea>乙</textarea>')).toBe('甲乙')
  })
})

describe('what is not displayed', () => {
  const WECHAT = `<meta property="og:title" content="赠送"><div id="js_article">
    <h1 id="activity-name">赠送</h1><a id="js_name"> 佛山工会 </a><em id="publish_time">2025年3月5日 10:00</em>
    <div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0; "><p>正文</p></div>
    <div>微信扫一扫</div></div><div id="js_pc_qr" style="DISPLAY : none">知道了</div>`

  it('is no text, but for what WeChat is about to show', () => {
    expect(parse(WECHAT)).toMatchObject({
      document: { title: '赠送', body: '正文', byline: '佛山工会', date: '2025-03-05' },
      issues: [],
    })
    const title = WECHAT.replace(/<meta[^>]*>/u, '').replace('赠送', '保障')
    expect(parse(title).document?.title).toBe('保障')
  })

  it('is no text in a page that has another', () => {
    expect(bodyOf('文<div style="color:red;display:none!important">预览时标签不可点</div>')).toBe(
      '文',
    )
  })

  it('is text in the tabs that are not chosen', () => {
    const tabs =
      '<div role="tabpanel">用 npm 安装。</div><div role="tabpanel" hidden>用 pnpm 安装。</div>'
    expect(bodyOf(`<main><h1>题</h1>${tabs}</main>`)).toBe('用 npm 安装。\n用 pnpm 安装。')
  })

  it('is the article for those without scripts where a page has no other', () => {
    const loading = '<div style="display: none">正在加载…</div>'
    const fallback = '<noscript><div><article><p>楼主的问题。</p></article></div></noscript>'
    expect(bodyOf(loading + fallback)).toBe('楼主的问题。')
    expect(bodyOf(`文${fallback}`)).toBe('文')
    expect(bodyOf(`${loading}<noscript>请打开脚本</noscript>`)).toBe('正在加载…')
  })

  it('is the text of a page that a script shows', () => {
    expect(bodyOf('<div id="app" style="display:none">文</div>')).toBe('文')
    expect(bodyOf('<article><div style="display:none">文</div></article>页脚')).toBe('文')
    expect(bodyOf('<main><h1>题</h1><article hidden><p>文</p></article></main>')).toBe('文')
  })
})

describe('the container of a known program', () => {
  const CONTAINERS = [
    'id="js_content"',
    'class="rich_media_content x"',
    'class="TRS_Editor"',
    'class="view TRS_UEDITOR trs_paper_default"',
    'class="trs_editor_view"',
    'id="vsb_content"',
    'id="vsb_content_501"',
    'id="vsb_content_2895_u81"',
    'class="v_news_content"',
    'class="wp_articlecontent"',
    'id="UCAP-CONTENT"',
    'id="artibody"',
    'id="endText"',
    'class="post_body"',
    'class="rm_txt_con cf"',
    'id="mp-editor"',
    'id="zoom"',
    'id="Zoom"',
    'class="entry-content clear"',
    'class="post-content"',
    'id="article-container"',
    'class="plume-content"',
  ]
  it.each(CONTAINERS)('%s has the text', (mark) => {
    expect(bodyOf(`当前位置<div><div ${mark}><p>文</p></div></div>相关新闻`)).toBe('文')
  })

  const CASES = named([
    {
      name: 'within another of them',
      html: '甲<div id="UCAP-CONTENT"><div class="TRS_Editor">乙</div>丙</div>',
      body: '乙\n丙',
    },
    {
      name: 'beside another without text',
      html: '甲<div id="vsb_content"></div><div class="v_news_content">乙</div>',
      body: '乙',
    },
    {
      name: 'twice',
      html: '甲<div class="TRS_Editor">乙</div><div class="TRS_Editor">丙</div>',
      body: '甲\n乙\n丙',
    },
    {
      name: 'within main',
      html: '<main>甲<div class="entry-content">乙</div></main>',
      body: '乙',
    },
    {
      name: 'within the only article',
      html: '<article>甲<div class="entry-content">乙</div></article>',
      body: '甲\n乙',
    },
    {
      name: 'in a sidebar',
      html: '甲<aside><div class="post-content">乙</div></aside>',
      body: '甲',
    },
    {
      name: 'that is a control',
      html: '甲<div id="zoom"><a>大</a><a>小</a></div>',
      body: '甲\n大小',
    },
  ])
  it.each(CASES)('$name', ({ html, body }) => expect(bodyOf(html)).toBe(body))
})

describe('a known container with most of the only article', () => {
  const META = '<ul class="post-meta"><li>作者: <a>张三</a></li><li>时间: 2025-03-06</li></ul>'
  const CASES = named([
    {
      name: 'Typecho',
      html: `<article><h1>题</h1>${META}<div class="post-content" itemprop="articleBody"><p>${LONG}</div><p class="tags">标签: 权益</p></article>`,
      body: LONG,
    },
    {
      name: 'PaperMod',
      html: `<article><header><h1>题</h1><div class="breadcrumbs">主页</div></header><div class="toc"><details><summary>目录</summary><a href="#甲">甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲</a></details></div><div class="post-content"><p>${LONG}</div><footer><ul><li>标签</ul></footer></article>`,
      body: LONG,
    },
    {
      name: 'Fluid, with articles in the article',
      html: `<main>侧栏<article class="post-content"><h1>题</h1><div class="markdown-body"><p>${LONG}</p></div><div class="license-box"><p>许可协议。</p></div><div class="post-prevnext"><article class="post-prev"><a href="/b/">前文</a></article></div><article id="comments"><p>赞。</p></article></article></main>`,
      body: LONG,
    },
    {
      name: 'Icarus',
      html: `<article><div class="article-meta">2025-03-06发表 3 分钟读完</div><h1>题</h1><div class="content"><p>${LONG}</div><div class="article-licensing box"><p>版权声明。</p></div><div>#权益</div></article>`,
      body: LONG,
    },
    {
      name: 'Joe',
      html: `<article><h1><a href="/a/">题</a></h1><span>8月前发布</span><div class="article-content"><div class="theme-box wp-posts-content"><p>${LONG}</div><div><div>©版权声明</div><div class="posts-copyright">未经允许请勿转载。</div></div><div>THE END</div></div></article>`,
      body: LONG,
    },
    {
      name: 'containers in a container',
      html: `<article><div class="content"><div>要闻</div><div class="entry-content"><p>${LONG}</div></div></article>`,
      body: LONG,
    },
    {
      name: 'beside an article in a sidebar',
      html: `<main>甲<article>要闻<section class="article-content"><p>${LONG}</section></article><aside><article>乙</article></aside></main>`,
      body: LONG,
    },
    {
      name: 'GitBook, without an article',
      html: `<div role="main"><section class="markdown-section"><p>${LONG}</section><h1>No results matching ""</h1></div>`,
      body: LONG,
    },
    {
      name: 'with leads, pictures and notes around it',
      html: `<article><header><h1>题</h1><p>导语</p></header><p>引言。</p><div class="summary">摘要。</div><p hidden>藏。</p><figure><b>组图</b></figure><div class="entry-content">${LONG}</div><blockquote>记者手记。</blockquote><footer><p>（作者系会员）</footer></article>`,
      body: `导语\n引言。\n摘要。\n组图\n${LONG}\n记者手记。\n（作者系会员）`,
    },
    {
      name: 'a container, and a sentence before it that is no paragraph',
      html: `<article><h1>题</h1><div>作者 甲</div><div>导语一句。</div><div class="entry-content">${LONG}</div></article>`,
      body: `导语一句。\n${LONG}`,
    },
    {
      name: 'is all of the article where there are two',
      html: `<article><div class="entry-content">${LONG}</div>甲<div class="entry-content">乙</div></article>`,
      body: `${LONG}\n甲\n乙`,
    },
    {
      name: 'is all of the article where most is around it',
      html: `<article><div class="content">甲</div><table><tr><td>${LONG}</table></article>`,
      body: `甲\n${LONG}`,
    },
    {
      name: 'is all of the article where the container has but links',
      html: '<article>甲<div class="content"><a href="/b">乙</a></div></article>',
      body: '甲\n乙',
    },
  ])
  it.each(CASES)('$name', ({ html, body }) => expect(bodyOf(html)).toBe(body))
})

describe('what themes put around a text', () => {
  const NOISE = [
    '<div class="post-copyright"><p>版权声明。</p></div>',
    '<div class="post-copyright-info"><ul><li><b>版权声明:</b> 署名。</li></ul></div>',
    '<div class="kratos-copyright text-center"><h5>本作品采用许可协议进行许可</h5></div>',
    '<div class="posts-copyright">未经允许请勿转载。</div>',
    '<div class="sharedaddy sd-sharing">分享到</div>',
    '<div id="jp-relatedposts" class="jp-relatedposts"><p>相关。</p></div>',
    '<div class="nav-links">上一篇</div>',
    '<span class="theme-doc-version-badge">版本：Next</span>',
    '<div id="toc"><p>目录</p><ul><li><a href="#a">医疗互助保障计划</a></li><li><a href="#b">骑手驿站开到地铁口</a></li></ul></div>',
    '<div class="comments-wrapper"><h2>两条评论</h2><article><div class="entry-content">赞。</div></article></div>',
    '<div class="wp-block-comments">赞。</div>',
    '<section id="comments">赞。</section>',
    '<div role="complementary"><p>相关话题：赞。</p></div>',
  ]
  it.each(NOISE)('is no text: %s', (noise) => {
    expect(bodyOf(`<main>文${noise}</main>`)).toBe('文')
    expect(bodyOf(`文${noise}`)).toBe('文')
  })

  const TEXTS = [
    '<div class="toc"><a href="/a">第一章 医疗互助保障计划</a><a href="/b">第二章 骑手驿站开到地铁口</a></div>',
    '<div class="toc">本书分为上下两编，上编讲工会的历史，下编讲职工的权益。<a href="#a">甲</a></div>',
    '<div id="comments"><h1>题</h1>编者按</div>',
    '<div class="pagination"><h1>题</h1>编者按</div>',
  ]
  it.each(TEXTS)('is text where it holds one: %s', (html) => {
    expect(bodyOf(html)?.length).toBeGreaterThan(2)
  })
})

describe('comments', () => {
  const COMMENTS =
    '<div class="comments-area"><h2>两条评论</h2><ol class="comment-list"><li><article>赞</article><ol><li><article>好</article></ol></ol><div class="comment-respond"><h3>发表评论</h3></div></div>'
  it('of WordPress are neither articles nor text', () => {
    expect(bodyOf(`侧栏<article>文${COMMENTS}</article>`)).toBe('文')
    expect(bodyOf(`<main>甲<article>文</article>${COMMENTS}</main>`)).toBe('文')
    expect(bodyOf(`文${COMMENTS}`)).toBe('文')
  })
})

describe('header, aside and footer', () => {
  const SIDES = `<header><h1>题</h1><h2>副题</h2><div class="meta">3月6日 佛山</div><p class="post-meta">张三</p><div><p>导语</p></div><ul><li><p>标签</p></ul></header>
    <p>文</p>
    <aside><h3>名词</h3><p>注</p></aside><aside><h3>相关阅读</h3><ul><li>甲</ul></aside>
    <footer><p>（作者系会员）</p><nav><p>上一篇</p></nav><div>分享</div></footer>`
  const CASES = named([
    {
      name: 'of an article',
      html: `<article>${SIDES}</article>`,
      body: '副题\n导语\n文\n名词\n注\n（作者系会员）',
    },
    { name: 'of main', html: `<main>${SIDES}</main>`, body: '副题\n导语\n文\n（作者系会员）' },
    { name: 'of a page', html: SIDES, body: '文' },
    {
      name: 'of what Pagefind is told to read, but for the footer',
      html: '<main data-pagefind-body><p>文</p><aside class="starlight-aside"><p>提示</p><section>先备份数据</section></aside><footer><p>最近更新：3月2日</p></footer></main>',
      body: '文\n提示\n先备份数据',
    },
    {
      name: 'that says what themes say around a text',
      html: '<article><p>文</p><footer class="page__meta"><p>标签：采茶</p></footer></article>',
      body: '文',
    },
    {
      name: 'of a container',
      html: '<div class="entry-content">文<aside><blockquote>注</blockquote></aside></div>',
      body: '文\n注',
    },
  ])
  it.each(CASES)('$name', ({ html, body }) => expect(bodyOf(html)).toBe(body))
})

describe('text', () => {
  it('has no readings of characters', () => {
    const html = '<p><ruby>饕<rp>(</rp><rt>tāo</rt><rp>)</rp>餮<rt>tiè</rt></ruby>纹</p>'
    expect(bodyOf(html)).toBe('饕餮纹')
  })

  it('keeps the lines of what is preformatted', () => {
    expect(bodyOf('<pre>\n甲<b>\n乙</b>\n\n  丙</pre>丁\n戊')).toBe('甲\n乙\n丙\n丁戊')
  })
})

describe('rows of a table', () => {
  const CASES = named([
    {
      name: 'of paragraphs',
      cells: '<td><p>序号</p></td><td><div>单位</div></td>',
      row: '序号 单位',
    },
    { name: 'that lay out a page', cells: '<td><p>甲</p><p>乙</p></td>', row: '甲\n乙' },
    { name: 'with boxes', cells: '<td><div><p>甲</p><p>乙</p></div></td>', row: '甲\n乙' },
  ])
  it.each(CASES)('$name', ({ cells, row }) => {
    expect(bodyOf(`文<table><tr>${cells}</tr></table>`)).toBe(`文\n${row}`)
  })
})

describe('a page to be found', () => {
  const UNLISTED = named([
    {
      name: 'an alias of Hugo',
      html: '<title>https://x.cn/new/</title><link rel="canonical" href="https://x.cn/new/"><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=https://x.cn/new/">',
    },
    {
      name: 'a redirect of Jekyll',
      html: '<title>Redirecting…</title><meta http-equiv="refresh" content="0; url=/new/"><h1>Redirecting…</h1>',
    },
    {
      name: 'a redirect after a moment',
      html: `<meta http-equiv=Refresh content="3;URL='b.html'">文`,
    },
    { name: 'noindex', html: '<meta name="robots" content="NOINDEX, follow">文' },
    {
      name: 'none',
      html: '<meta name="robots" content="index"><meta name="Robots" content="none">文',
    },
    { name: 'all of it ignored', html: '<body data-pagefind-ignore>文' },
    { name: 'its root ignored', html: '<html data-pagefind-ignore="all"><article>文' },
    { name: 'its article ignored', html: '<div data-pagefind-ignore><article>文</article></div>' },
    {
      name: 'its body for Pagefind ignored',
      html: '<div data-pagefind-ignore><p data-pagefind-body>文</p></div>',
    },
  ])
  it.each(UNLISTED)('is not $name', ({ html }) => {
    expect(parse(`<title>题</title>${html}`)).toMatchObject({ documents: [], issues: [] })
  })

  const LISTED = named([
    { name: 'one that renews itself', html: '<meta http-equiv="refresh" content="3">' },
    {
      name: 'one that leads to itself',
      html: '<meta http-equiv="refresh" content="3; url=page.html?a">',
    },
    {
      name: 'one that leads on much later',
      html: '<meta http-equiv="refresh" content="30; url=/">',
    },
    {
      name: 'a redirect without script',
      html: '<noscript><meta http-equiv="refresh" content="0; url=/x"></noscript>',
    },
    { name: 'other rules', html: '<meta name="robots" content="index, max-image-preview: none">' },
    {
      name: 'other ignored articles',
      html: '<div data-pagefind-ignore><article>甲</article></div>',
    },
  ])
  it.each(LISTED)('is $name', ({ html }) => {
    expect(parse(`<title>题</title>${html}<p>文`).document?.body).toBe('文')
  })

  it('takes the article that is not ignored', () => {
    const html = '甲<article>文</article><div data-pagefind-ignore><article>乙</article></div>'
    expect(bodyOf(html)).toBe('文')
  })
})

describe('a page without a text', () => {
  const CASES = named([
    { name: 'a title', html: '<h1>题</h1>', found: 'a title alone' },
    { name: 'frames', html: '<frameset><frame src="a.html"></frameset>', found: 'frames' },
  ])
  it.each(CASES)('is found by its title, and reported: $name', ({ html, found }) => {
    const { document, issues } = parse(`<title>题</title>${html}`)
    expect(document).toMatchObject({ title: '题', body: '' })
    expect(issues).toEqual([
      {
        file: 'page.html',
        line: 0,
        rule: 'title-only',
        message: `expected a text, found ${found}`,
      },
    ])
  })

  it('is not one of captions', () => {
    expect(parse('<title>题</title><figcaption>图</figcaption>').issues).toEqual([])
  })
})

describe('XHTML', () => {
  const html = '<html><head><script src="a.js"/><title>题</title></head><body>文</body></html>'
  it('may end a script where it starts', () => {
    expect(parse(`<?xml version="1.0"?>${html}`).document).toMatchObject({
      title: '题',
      body: '文',
    })
    expect(parse(html, 'a.xhtml').document).toMatchObject({ title: '题', body: '文' })
  })
})

describe('a page without end', () => {
  const BLANKS = ' '.repeat(200_000)
  const REFRESH = '<meta http-equiv="refresh" content="'
  const PAGES = named([
    { name: 'of paragraphs in one cell', html: `<table><tr><td>${'<p>甲'.repeat(20_000)}` },
    { name: 'of titles in titles', html: `${'<div class="title">'.repeat(20_000)}甲` },
    { name: 'of times', html: `<p>甲<p>${'更新<time>2025-03-06</time>'.repeat(10_000)}` },
    { name: 'of blanks before a time', html: `<p>甲<p>更新${BLANKS}于<time>2025-03-06</time>` },
    {
      name: 'of blanks in its title',
      html: `<meta property="og:title" content="题${BLANKS}名">甲`,
    },
    {
      name: 'of blanks where it leads',
      html: `${REFRESH}9;${BLANKS}url=a${BLANKS}b${BLANKS}c">甲`,
    },
    { name: 'of digits before it leads', html: `${REFRESH}${'1'.repeat(100_000)}">甲` },
    { name: 'of times within times', html: `<p>甲<p>${'<div>更新<time>'.repeat(4000)}` },
    { name: 'of lines', html: '甲<br>'.repeat(70_000) },
  ])
  it.each(PAGES)('is read but once: $name', ({ html }) => {
    expect(parse(`<title>题 - 站</title>${html}`).document?.body).toContain('甲')
  })
})
