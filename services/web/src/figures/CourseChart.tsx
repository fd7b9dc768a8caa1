import { LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { FigureCourse } from '@titian/contract'
import { fontFamily } from '../app/theme.ts'
import { words } from '../words/words.ts'

use([LineChart, GridComponent, LegendComponent, TooltipComponent, MarkLineComponent, AriaComponent, SVGRenderer])

const say = words.figures.course

export function CourseChart({ course, name }: { course: FigureCourse; name: string }) {
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!place.current) return undefined
    const chart = init(place.current, null, { renderer: 'svg' })
    chart.setOption({ baseOption: optionOf(course, name), media })
    const resize = new ResizeObserver(() => chart.resize())
    resize.observe(place.current)
    return () => {
      resize.disconnect()
      chart.dispose()
    }
  }, [course, name])

  return <div ref={place} className="chart" role="img" aria-label={say.described(name)} />
}

/** On a phone the three names stand one below another, above the plot and not over it. */
const media = [
  { query: { maxWidth: 560 }, option: { grid: { top: 100 }, legend: { orient: 'vertical', left: 48, itemGap: 8 } } },
  { option: { grid: { top: 44 }, legend: { orient: 'horizontal', left: 'center', itemGap: 24 } } },
]

function optionOf(course: FigureCourse, name: string): EChartsCoreOption {
  const { points, target } = course
  const line = (label: string, values: readonly (number | null)[], colour: string, style: object) => ({
    name: label,
    type: 'line',
    data: points.map((point, index) => [point.day, values[index] ?? null]),
    symbolSize: 7,
    itemStyle: { color: colour },
    lineStyle: { width: 2, ...style },
  })
  return {
    animation: false,
    aria: { enabled: true, label: { description: say.described(name) } },
    textStyle: { fontFamily, fontSize: 14 },
    grid: { left: 48, right: 24, top: 44, bottom: 32 },
    legend: { top: 4, itemGap: 24, textStyle: { fontFamily, fontSize: 14 } },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'time',
      min: `${course.year}-01-01`,
      max: `${course.year}-12-31`,
      axisLabel: { formatter: say.month, fontSize: 13 },
    },
    yAxis: {
      type: 'value',
      min: points.some((point) => (point.actual ?? 0) < 0) ? undefined : 0,
      axisLabel: { fontSize: 13 },
    },
    // Lines differ in dash and symbol as well as in colour; a pace that nobody can compute has no line.
    series: [
      {
        ...line(
          say.actual,
          points.map((point) => point.actual),
          '#0a6161',
          { width: 3 },
        ),
        ...(target === null ? {} : { markLine: targetLine(target) }),
      },
      {
        ...line(
          say.seasonal,
          points.map((point) => point.seasonal),
          '#b25e00',
          { type: 'dashed' },
        ),
        symbol: 'triangle',
      },
      {
        ...line(
          say.linear,
          points.map((point) => point.linear),
          '#6b7a7e',
          { type: 'dotted' },
        ),
        symbol: 'none',
      },
    ].filter(({ data }) => data.some(([, value]) => value !== null)),
  }
}

function targetLine(target: number) {
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color: '#1a5fa8', type: 'solid', width: 1.5 },
    label: { formatter: `${say.target} ${target}`, position: 'insideStartTop', color: '#1a5fa8', fontSize: 13 },
    data: [{ yAxis: target }],
  }
}
