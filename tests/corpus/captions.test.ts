import { describe, expect, it } from 'vitest'

import { splitArticles } from '../../src/corpus/articles.ts'
import { isCredit, takeCaptions } from '../../src/corpus/newspaper/captions.ts'

/** A case is written as it stands on the page: `/` is a line end, `¶` the gap of a photo. */
const take = (page: string) => {
  const lines = page.replaceAll('¶', '\n\n\n').replaceAll('|', '\n')
  const [article] = splitArticles(`# 题\n${lines}`).articles
  const { pieces, captions } = takeCaptions(article?.pieces ?? [])
  return { text: pieces.map(({ text }) => text), captions }
}

describe('isCredit', () => {
  const CREDITS = [
    '全媒体记者林景余/摄',
    '全媒体记者林景余 摄',
    '张三摄',
    '张三/摄',
    '张三 李四 摄',
    '(张三 摄)',
    '（本报记者 张三 摄）',
    '新华社记者 邓华 摄',
    '新华社发（邓华摄）',
    '欧阳修文/摄',
    '阿依古丽·买买提 摄',
    '张三 摄影',
    '图/张三',
    '图：张三',
    '摄影：张三',
    '李四/图',
    '佛山市总工会供图',
    '受访者 供图',
    '图源：网络',
    '资料图片',
    '本報記者 張三/攝',
    '圖：張三',
    '攝影：張三',
    '讀者供圖',
    '資料圖片',
  ]
  it.each(CREDITS)('says yes to %s', (line) => expect(isCredit(line)).toBe(true))

  const OTHERS = [
    '由他在现场拍摄',
    '张三 航拍摄',
    '张三 文/图',
    '文/张三 图/李四',
    '张三 文/摄',
    '(张三 文 李四 图)',
    '学习摄影',
    '工会版图',
    '本报记者 张三 摄影报道',
    '活动现场,张三摄',
    '图书馆开放',
    '圖書館開放',
    '由他在現場拍攝',
    '文/張三 圖/李四',
    '活动现场 张三 摄',
    '摄',
    '',
  ]
  it.each(OTHERS)('says no to “%s”', (line) => expect(isCredit(line)).toBe(false))
})

describe('takeCaptions', () => {
  const CASES = [
    {
      name: 'a caption in the middle of a sentence',
      page: '本报讯 获得感和归属感,¶礼包送到。|张三/摄|让职工安心。',
      text: ['本报讯 获得感和归属感,', '让职工安心。'],
      captions: ['礼包送到。', '张三/摄'],
    },
    {
      name: 'a caption without a gap or a full stop',
      page: '本报讯 获得感和归属感,|礼包送到|张三/摄|让职工安心。',
      text: ['本报讯 获得感和归属感,', '让职工安心。'],
      captions: ['礼包送到', '张三/摄'],
    },
    {
      name: 'a caption behind a short paragraph that is cut',
      page: '本报讯 正文。|获得感和归属感,|礼包送到。|张三/摄|让职工安心。',
      text: ['本报讯 正文。', '获得感和归属感,', '让职工安心。'],
      captions: ['礼包送到。', '张三/摄'],
    },
    {
      name: 'a caption on two lines after a gap',
      page: '本报讯 深刻¶佛山职工代表收到赠|送的礼包。|张三/摄|感受到了。',
      text: ['本报讯 深刻', '感受到了。'],
      captions: ['佛山职工代表收到赠', '送的礼包。', '张三/摄'],
    },
    {
      name: 'a caption before any text',
      page: '礼包送到。|张三/摄|本报讯 正文。',
      text: ['本报讯 正文。'],
      captions: ['礼包送到。', '张三/摄'],
    },
    {
      name: 'a caption and its credit on one line',
      page: '本报讯 深刻|礼包送到。张三/摄|感受到了。',
      text: ['本报讯 深刻', '感受到了。'],
      captions: ['礼包送到。', '张三/摄'],
    },
    {
      name: 'a caption told from its credit by a space',
      page: '本报讯 深刻|活动现场 张三 摄|感受到了。',
      text: ['本报讯 深刻', '感受到了。'],
      captions: ['活动现场', '张三 摄'],
    },
    {
      name: 'a credit in brackets behind a caption',
      page: '本报讯 正文。|礼包送到。（张三 摄）|第二段。',
      text: ['本报讯 正文。', '第二段。'],
      captions: ['礼包送到。', '（张三 摄）'],
    },
    {
      name: 'two photos in one sentence',
      page: '本报讯 深刻|甲图。|张三/摄|乙图。|李四/摄|感受到了。',
      text: ['本报讯 深刻', '感受到了。'],
      captions: ['甲图。', '张三/摄', '乙图。', '李四/摄'],
    },
    {
      name: 'numbered captions with one credit',
      page: '本报讯 深刻|图①：甲。|图②：乙。|张三 摄|感受到了。',
      text: ['本报讯 深刻', '感受到了。'],
      captions: ['图①：甲。', '图②：乙。', '张三 摄'],
    },
    {
      name: 'captions that say what they are',
      page: '本报讯 正文。|图为活动现场。|▲外景|上图为大门。|第二段。',
      text: ['本报讯 正文。', '第二段。'],
      captions: ['图为活动现场。', '▲外景', '上图为大门。'],
    },
    {
      name: 'who wrote it and took the photos',
      page: '文/张三 摄影/张三|正文。',
      text: ['文/张三 摄影/张三', '正文。'],
      captions: [],
    },
    {
      name: 'photos in traditional characters',
      page: '本報訊 深刻|活動現場。張三/攝|圖為大門。|感受到了。',
      text: ['本報訊 深刻', '感受到了。'],
      captions: ['活動現場。', '張三/攝', '圖為大門。'],
    },
    {
      name: 'a credit behind the dateline paragraph',
      page: '本报讯 3月6日,开会。|张三/摄|第二段。',
      text: ['本报讯 3月6日,开会。', '第二段。'],
      captions: ['张三/摄'],
    },
    {
      name: 'a credit on the line of the dateline',
      page: '本报讯 3月6日,开会。张三/摄|第二段。',
      text: ['本报讯 3月6日,开会。', '第二段。'],
      captions: ['张三/摄'],
    },
    {
      name: 'a credit behind several sentences',
      page: '本报讯 正文。|第一句。第二句。(张三 摄)',
      text: ['本报讯 正文。', '第一句。第二句。'],
      captions: ['(张三 摄)'],
    },
    {
      name: 'a credit behind the end of a cut sentence',
      page: '本报讯 正文深刻|感受到了。|张三/摄',
      text: ['本报讯 正文深刻', '感受到了。'],
      captions: ['张三/摄'],
    },
    {
      name: 'a credit behind a long paragraph',
      page: `本报讯 正文。|${'长'.repeat(151)}。|张三/摄|末段。`,
      text: ['本报讯 正文。', `${'长'.repeat(151)}。`, '末段。'],
      captions: ['张三/摄'],
    },
    {
      name: 'an article that is only a photo',
      page: '油菜花开。|张三/摄',
      text: ['油菜花开。'],
      captions: ['张三/摄'],
    },
    {
      name: 'a paragraph about libraries',
      page: '图书馆开放。|上图书馆去。',
      text: ['图书馆开放。', '上图书馆去。'],
      captions: [],
    },
  ]
  it.each(CASES)('reads $name', ({ page, text, captions }) => {
    expect(take(page)).toEqual({ text, captions })
  })

  it('has a distinct name for every case', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length)
  })
})
