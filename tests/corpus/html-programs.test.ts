/**
 * Pages as programs of Chinese sites write them, which neither HTML's own elements nor a container mark.
 */

import { describe, expect, it } from 'vitest'

import { parseHtml } from '../../src/corpus/html/parse-html.ts'
import { named } from '../support/core-text.ts'

const read = (html: string) => parseHtml(html, 'page.html').documents[0]

const MENU = '<div class="top"><ul><li><a href="/">首页</a></li><li>登录</li></ul></div>'
const FOOT = '<div id="footer">本站由总工会主办。未经许可，不得转载。粤ICP备1号</div>'

describe('a page that marks no article', () => {
  const PAGES = named([
    {
      name: 'DedeCMS',
      html: `<title>劳模进校园_工会网</title>${MENU}<div class="viewbox"><div class="title"><h2>劳模进校园</h2></div><div class="info"><small>时间:</small>2014-05-04 10:20<small>来源:</small>未知</div><div class="content"><table><tr><td><div>　　5月3日，活动举行。</div></td></tr></table></div></div><div class="pright"><dl><dt>推荐内容</dt></dl></div>${FOOT}`,
      title: '劳模进校园',
      date: '2014-05-04',
      body: '时间:2014-05-04 10:20来源:未知\n5月3日，活动举行。',
    },
    {
      name: 'PHPCMS',
      html: `<title>走访慰问 - 新闻 - 工会</title>${MENU}<div id="Article"><h1>走访慰问<br /><span>2013-02-01 09:12:33 来源：</span></h1><div class="content">　　市总工会走访。</div></div><h5>总排行</h5>${FOOT}`,
      title: '走访慰问',
      date: '2013-02-01',
      body: '2013-02-01 09:12:33 来源：\n市总工会走访。',
    },
    {
      name: 'Z-Blog, where the site is the first headline',
      html: `<title>参会札记-某博客</title><div id="divTop"><h1>某博客</h1></div><div class="post"><h2 class="post-title">参会札记</h2><div>会议在佛山举行。</div></div><div id="divSidebar">您好，欢迎！</div>`,
      title: '参会札记',
      date: null,
      body: '会议在佛山举行。',
    },
    {
      name: 'Z-Blog, with its own classes',
      html: `<title>异地备份-某博客</title><h1>某博客</h1><div class="post single"><h4 class="post-date">2025年03月06日</h4><h2 class="post-title">异地备份</h2><div class="post-body"><p>每晚备份。</p></div><h6 class="post-footer">作者:小麦 | 分类:运维 | 浏览:88 | 评论:0</h6></div>`,
      title: '异地备份',
      date: '2025-03-06',
      body: '每晚备份。',
    },
    {
      name: 'Matery, whose one article holds its neighbours',
      html: `<title>异地备份 | 小站</title><h1 class="post-title">异地备份</h1><main><div id="artDetail"><div class="article-info"><span>2025-03-06</span></div><div id="articleContent"><p>每晚备份。</p><p>每季演练。</p></div><div class="reprint">转载请注明: 小站</div></div><article id="articles" class="container prev-next articles"><div class="article">上一篇<a href="/b/"><span class="card-title">软路由</span><div class="summary">旧电脑也行。</div></a></div></article></main>`,
      title: '异地备份',
      date: '2025-03-06',
      body: '每晚备份。\n每季演练。',
    },
    {
      name: 'Halo, with the day above its headline',
      html: `<title>异地备份 - 小站</title><p>今天是 2025-11-28</p><main><a href="/authors/x">小麦</a><div><span>发布于 2025-03-06</span><span>/</span><span>12 阅读</span></div><h1>异地备份</h1><article id="content"><p>每晚备份。</p></article></main>`,
      title: '异地备份',
      date: '2025-03-06',
      body: '每晚备份。',
    },
    {
      name: 'an only article that begins with a link',
      html: `<title>工具清单 - 小站</title><main><h1>工具清单</h1><div>小麦 12 阅读</div><article><h2><a href="https://vite.dev/">Vite</a></h2><p>打包很快，配置也少。</p><h2><a href="https://rust-lang.org/">Rust</a></h2><p>写起来安全。</p></article><h3>热门</h3><a href="/b/">软路由</a></main>`,
      title: '工具清单',
      date: null,
      body: 'Vite\n打包很快，配置也少。\nRust\n写起来安全。',
    },
    {
      name: 'an only article that is the next one, below a text',
      html: `<title>异地备份 - 小站</title><main><h1>异地备份</h1><p>每晚备份。</p><article><h3><a href="/b/">软路由</a></h3><p>旧电脑也行。</p></article></main>`,
      title: '异地备份',
      date: null,
      body: '每晚备份。\n软路由\n旧电脑也行。',
    },
    {
      name: 'a headline below what is the time of now',
      html: `<title>异地备份 - 小站</title><p>北京时间：2025-11-28 10:20</p><p>今天日期：2025年11月28日</p><h1>异地备份</h1><article><p>每晚备份。</p></article>`,
      title: '异地备份',
      date: null,
      body: '每晚备份。',
    },
    {
      name: 'a headline below what is only the day of today',
      html: `<title>异地备份 - 小站</title><p>今天是 2025-11-28 星期五</p><h1>异地备份</h1><article><p>每晚备份。</p></article>`,
      title: '异地备份',
      date: null,
      body: '每晚备份。',
    },
    {
      name: 'Discuz!',
      html: `<title>高温津贴 - 工友论坛 - Powered by Discuz!</title>${MENU}<h1 class="ts"><span id="thread_subject">高温津贴</span></h1><div class="authi">发表于 2024-7-5 10:20</div><table><tr><td>楼主</td><td class="t_f">怎么领？<br />在线等</td></tr><tr><td>老李</td><td class="t_f">找工会。</td></tr></table>${FOOT}`,
      title: '高温津贴',
      date: '2024-07-05',
      body: '怎么领？\n在线等\n找工会。',
    },
    {
      name: 'JCMS, with a title in a cell and a text without paragraphs',
      html: `<title>县政府 全县会议</title><meta name="ArticleTitle" content="全县会议">${MENU}<table><tr><td class="title">全县会议</td></tr><tr><td id="zoom"><div><span>　　会议召开。</span><br>　　完</div></td></tr></table>${FOOT}`,
      title: '全县会议',
      date: null,
      body: '会议召开。\n完',
    },
    {
      name: '方正翔宇, with elements of its own',
      html: `<title>工人日报电子版-工会新闻</title><table><tr><td>2024年07月06日 星期六</td><td><a href=node_2.htm>第01版：要闻</a></td></tr></table><div id="ozoom"><founder-content><table><tr><td><founder-pretitle>从零到百</founder-pretitle></td></tr><tr><td><strong><founder-title>百家驿站</founder-title></strong></td></tr><tr><td><founder-author>本报记者 张三</founder-author></td></tr><tr><td>《工人日报》（2024年07月05日 02版）</td></tr></table><table><tr><td>图为驿站。 李四 摄</td></tr></table><!--enpcontent--><P>　　已建成百家。</P><!--/enpcontent--></founder-content></div>${FOOT}`,
      title: '百家驿站',
      date: '2024-07-05',
      body: '从零到百\n本报记者 张三\n《工人日报》（2024年07月05日 02版）\n图为驿站。 李四 摄\n已建成百家。',
    },
    {
      name: '方正翔宇, with a comment',
      html: `<title>数字报-要闻</title><ul><li><a>别的新闻</a></li></ul><!--enpproperty <date>2024-07-05 00:00:00:0</date><author>张三</author><title>百家驿站</title>/enpproperty--><div><h3>遮风挡雨</h3><h2>百家驿站</h2><div id="ozoom">已建成。</div></div>${FOOT}`,
      title: '百家驿站',
      date: '2024-07-05',
      body: '遮风挡雨\n已建成。',
    },
    {
      name: 'Xinhua, with its headline in the head of the page',
      html: `<title>劳动保护-新华网</title><div class="header">时政<h1>劳动保护</h1></div><div class="main"><span id="detailContent"><p>通知要求落实。</p></span><div>【责任编辑】</div></div>${FOOT}`,
      title: '劳动保护',
      date: null,
      body: '通知要求落实。',
    },
    {
      name: 'TRS, with its headline in no heading',
      html: `<title>总工会启动采茶赛_云溪市人民政府</title><div>首页</div><div class="xl_tit">总工会启动采茶赛</div><div>发布时间：2025年04月08日 来源：本网</div><div class="TRS_Editor"><p>采茶赛开始。</p></div>${FOOT}`,
      title: '总工会启动采茶赛',
      date: '2025-04-08',
      body: '采茶赛开始。',
    },
    {
      name: 'WebPlus, with a smaller heading and a title in the head',
      html: `<meta name="pageTitle" content="我校举办采茶赛"><title>我校举办采茶赛-云溪大学新闻网</title><h5>我校举办采茶赛</h5><p>日期：2025-04-09</p><div class="v_news_content"><p>采茶赛开始。</p></div>${FOOT}`,
      title: '我校举办采茶赛',
      date: '2025-04-09',
      body: '采茶赛开始。',
    },
    {
      name: 'a known container below the name of the site alone',
      html: `<title>采茶-云溪</title><div>采茶</div><div>云溪</div><div class="TRS_Editor"><p>采茶赛开始。</p></div>${FOOT}`,
      title: '采茶-云溪',
      date: null,
      body: '采茶赛开始。',
    },
    {
      name: 'cnblogs, with the name of the blog in an h1 above',
      html: '<title>给镜像瘦身 - 老周 - 博客园</title><header><h1><a href="/z">老周的自留地</a></h1></header><article><h1 class="postTitle">给镜像瘦身</h1><p>先删缓存。</p></article>',
      title: '给镜像瘦身',
      date: null,
      body: '先删缓存。',
    },
    {
      name: 'cnblogs, with buttons below the text',
      html: '<title>给镜像瘦身 - 老周 - 博客园</title><h1>老周的自留地</h1><h1 class="postTitle">给镜像瘦身</h1><div id="cnblogs_post_body"><p>先删缓存。</p></div><div id="green_channel"><a>好文要顶</a></div><div>上一篇：<a>别的</a></div><div class="postDesc">posted @ <span id="post-date">2024-05-12 10:00</span> 老周 阅读(52)</div>',
      title: '给镜像瘦身',
      date: '2024-05-12',
      body: '先删缓存。',
    },
    {
      name: 'Sphinx, with roles',
      html: '<title>安装 &#8212; 项目</title><div role="main"><div role="navigation">路径</div><h1>安装<a class="headerlink">¶</a></h1><p>运行。</p></div><div role="navigation"><h3>导航</h3></div><div role="contentinfo">©</div>',
      title: '安装',
      date: null,
      body: '运行。',
    },
    {
      name: 'Word',
      html: '<meta name=ProgId content=Word.Document><title></title><p class=MsoNormal><b>工作总结<o:p></o:p></b></p><p>佛山认真履职。</p>',
      title: '工作总结',
      date: null,
      body: '佛山认真履职。',
    },
  ])
  it.each(PAGES)('$name', ({ html, title, date, body }) => {
    expect(read(html)).toMatchObject({ title, date, body })
  })

  const WHOLE = named([
    {
      name: 'where much stands beside the headline',
      html: '<div><h1>题</h1>一。二。</div><div>三。</div>',
      body: '一。二。\n三。',
    },
    { name: 'where no headline is shown', html: '甲<div><p>文。</p></div>', body: '甲\n文。' },
    { name: 'where nothing is a sentence', html: '甲<div><h1>题</h1></div>', body: '甲' },
  ])
  it.each(WHOLE)('is all of the article $name', ({ html, body }) => {
    expect(read(`<title>题</title>${html}`)?.body).toBe(body)
  })
})

describe('the name of a site', () => {
  const TITLES = named([
    {
      name: 'is left out of og:title',
      html: '<meta property="og:title" content="开始 | 我的站"><h1>开始</h1>',
      title: '开始',
    },
    {
      name: 'stays where no headline tells',
      html: '<title>开始 | 我的站</title><a class="title">开始</a>',
      title: '开始 | 我的站',
    },
    {
      name: 'is told from a title that goes on',
      html: '<title>安装-指南-项目</title><h1>安装-指南</h1><h2>安装</h2>',
      title: '安装-指南',
    },
    {
      name: 'does not take the place of a longer headline',
      html: '<title>安装 - 项目</title><h1>安装指南</h1><h2>安装</h2>',
      title: '安装指南',
    },
  ])
  it.each(TITLES)('$name', ({ html, title }) => expect(read(`${html}文`)?.title).toBe(title))
})

describe('the number of an official document beside a text', () => {
  const NUMBERS = named([
    {
      name: 'in a table',
      html: '<table><tr><td>索引号</td><td>1-2025-3</td><td>文　号</td><td>云文旅〔2025〕4号</td></tr></table>',
      body: '云文旅〔2025〕4号\n各镇：',
    },
    {
      name: 'in a list, with its label in bold',
      html: '<ul><li><b>发文字号：</b><span>云文旅〔2025〕4号</span></li></ul>',
      body: '云文旅〔2025〕4号\n各镇：',
    },
    {
      name: 'with its label in a box of its own',
      html: '<dl><dt><strong>文号：</strong></dt><dd> 云文旅[2025]4号 </dd></dl>',
      body: '云文旅[2025]4号\n各镇：',
    },
    {
      name: 'behind its label',
      html: '<p>文号：云文旅〔2025〕4号</p>',
      body: '云文旅〔2025〕4号\n各镇：',
    },
    { name: 'that is none', html: '<p>文号：</p><p>暂无</p>', body: '各镇：' },
    { name: 'of a text about labels', html: '<p>文号是什么</p>', body: '各镇：' },
  ])
  it.each(NUMBERS)('is its first line: $name', ({ html, body }) => {
    expect(read(`<h1>题</h1>${html}<div id="zoom"><p>各镇：</p></div>`)?.body).toBe(body)
  })

  it('is not repeated where the text says it', () => {
    const text = '<p>云文旅〔2025〕4号</p><p>各镇：</p>'
    const page = `<h1>题</h1><p>文号：云文旅〔2025〕4号</p><div id="zoom">${text}</div>`
    expect(read(page)?.body).toBe('云文旅〔2025〕4号\n各镇：')
  })
})

describe('a day that a page shows', () => {
  const DAYS = named([
    { name: 'with its time', html: '<h1>题</h1><i>2024-07-05 08:30</i>', day: '2024-07-05' },
    { name: 'alone', html: '<h1>题</h1><i>2024年7月5日</i>', day: '2024-07-05' },
    {
      name: 'beside the source',
      html: '<h1>题</h1><i>工人日报 2024年7月5日 来源：本网</i>',
      day: '2024-07-05',
    },
    { name: 'over the headline', html: '<i>2024年7月5日 星期五</i><h1>题</h1>文', day: null },
    { name: 'in the text', html: '<h1>题</h1><p>文。</p><i>2024年7月5日</i>', day: null },
    {
      name: 'as that of a post above it',
      html: '<div><h4 class="post-date">2024年07月05日</h4><h2>题</h2><p>文。</p></div>',
      day: '2024-07-05',
    },
    {
      name: 'as that of a post beside another headline',
      html: '<h1>题</h1><p>文。</p><div><h4 class="post-date">2024年07月05日</h4><h2>别的</h2></div>',
      day: null,
    },
    {
      name: 'below the text, where it says 发布',
      html: '<h1>题</h1><p>文。</p><i>发布于 2024-07-05 22:10</i>',
      day: '2024-07-05',
    },
    {
      name: 'below several texts',
      html: '<h1>题</h1><p>文。</p><p>发布于 2024-07-05</p><p>发布于 2024-07-06</p>',
      day: null,
    },
    { name: 'of an event', html: '<h1>题</h1><i>2024年7月5日在佛山开幕</i>', day: null },
  ])
  it.each(DAYS)('$name', ({ html, day }) => {
    expect(read(`<title>题</title>${html}`)?.date).toBe(day)
  })

  const SCRIPTS = named([
    { name: 'now', script: "var createTime = '2024-07-05 10:00';", day: '2024-07-05' },
    { name: 'in seconds', script: 'var ct = "1720195200";', day: '2024-07-06' },
    { name: 'before', script: 'var publish_time = "2017-07-05" || "";', day: '2017-07-05' },
  ])
  it.each(SCRIPTS)('by a script of WeChat, as it is written $name', ({ script, day }) => {
    const page = `<title>题</title><div id="js_content">文</div><script>${script}</script>`
    expect(read(page)?.date).toBe(day)
    expect(read(page.replace('js_content', 'x'))?.date).toBeNull()
  })
})

it('takes no number for an author', () => {
  expect(read('<meta name="author" content="104833"><p>文')?.byline).toBe('')
})
