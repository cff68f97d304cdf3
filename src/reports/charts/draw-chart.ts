import type { EChartsCoreOption } from 'echarts/core';
import { escapeMarkup } from '../../util/escape-markup.ts';
import type { Bars, Chart, Lanes, Network } from './chart.ts';

/** Told apart by those who see colours differently as well (Okabe and Ito 2008); patterns tell them apart without any. */
const colours = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#D55E00', '#56B4E9', '#8A8A8A'];
const width = 720;

/** Draws charts as SVG that takes the page's colour of words, so that it can be read on light, dark and paper. */
export type DrawChart = (chart: Chart) => string;

/** Loads the charting library, which takes longer than the rest of a report, and gives what draws with it. */
export async function loadCharts(): Promise<DrawChart> {
  const [echarts, { BarChart, GraphChart, ScatterChart }, components, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  const { AriaComponent, GridComponent, LegendComponent } = components;
  echarts.use([
    BarChart,
    GraphChart,
    ScatterChart,
    AriaComponent,
    GridComponent,
    LegendComponent,
    SVGRenderer,
  ]);
  return (chart) => {
    const height = heightOf(chart);
    const canvas = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
    try {
      canvas.setOption({
        animation: false,
        color: colours,
        textStyle: { color: 'currentColor', fontFamily: 'inherit' },
        aria: { enabled: true, label: { enabled: false }, decal: { show: chart.drawing.kind === 'bars' } },
        ...optionsOf(chart),
      });
      const label = `role="img" aria-label="${escapeMarkup(`${chart.title}. ${chart.summary}`)}"`;
      return canvas.renderToSVGString().replace(/^<svg width="\d+" height="\d+"/, `<svg ${label}`);
    } finally {
      canvas.dispose();
    }
  };
}

function heightOf({ drawing }: Chart): number {
  if (drawing.kind === 'lanes') return 70 + drawing.lanes.length * 46;
  return drawing.kind === 'bars' ? 280 : 520;
}

function optionsOf({ drawing }: Chart): EChartsCoreOption {
  switch (drawing.kind) {
    case 'bars':
      return barsOptions(drawing);
    case 'lanes':
      return lanesOptions(drawing);
    case 'network':
      return networkOptions(drawing);
  }
}

const axis = {
  axisLine: { lineStyle: { color: 'currentColor' } },
  axisLabel: { color: 'currentColor' },
  splitLine: { lineStyle: { color: 'currentColor', opacity: 0.15 } },
};

function barsOptions({ categories, series }: Bars): EChartsCoreOption {
  return {
    legend: { bottom: 0, itemGap: 22, textStyle: { color: 'currentColor' } },
    grid: { top: 12, right: 12, left: 40, bottom: 56 },
    xAxis: { ...axis, type: 'category', data: categories },
    yAxis: { ...axis, type: 'value', minInterval: 1 },
    series: series.map(({ name, values }) => ({
      name,
      type: 'bar',
      stack: 'all',
      barMaxWidth: 44,
      data: values,
    })),
  };
}

function lanesOptions({ lanes, events }: Lanes): EChartsCoreOption {
  const symbols = ['circle', 'triangle', 'diamond', 'rect'];
  return {
    grid: { top: 8, right: 24, left: 90, bottom: 32 },
    xAxis: {
      ...axis,
      type: 'time',
      // As one text: by default the first of each year is larger.
      axisLabel: { ...axis.axisLabel, formatter: '{yyyy}-{MM}', hideOverlap: true },
    },
    yAxis: { ...axis, type: 'category', data: lanes, inverse: true },
    series: lanes.map((lane, at) => ({
      type: 'scatter',
      name: lane,
      symbol: symbols[at % symbols.length],
      symbolSize: 11,
      itemStyle: { opacity: 0.75 },
      data: events.filter((event) => event.lane === lane).map(({ day }) => [day, lane]),
    })),
  };
}

/** What is done by whom to whom: sales in blue, what presses in red tones and broken lines, resistance in green. */
const lines: Readonly<Record<string, { readonly color: string; readonly type: string }>> = {
  'sells arms to': { color: '#0072B2', type: 'solid' },
  'proposes arms to': { color: '#56B4E9', type: 'dashed' },
  threatens: { color: '#E69F00', type: 'dashed' },
  sanctions: { color: '#D55E00', type: 'solid' },
  presses: { color: '#CC79A7', type: 'dotted' },
  resists: { color: '#009E73', type: 'dashed' },
};

function networkOptions({ nodes, edges }: Network): EChartsCoreOption {
  const around = nodes.filter(({ isCentre }) => !isCentre);
  const [middle, radius] = [{ x: width / 2, y: 235 }, 190];
  const placed = nodes.map((node) => {
    const angle = (2 * Math.PI * around.indexOf(node)) / around.length - Math.PI / 2;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return {
      id: node.id,
      name: node.id,
      x: node.isCentre ? middle.x : middle.x + radius * 1.25 * x,
      y: node.isCentre ? middle.y : middle.y + radius * y,
      symbolSize: node.isCentre ? 34 : 16,
      itemStyle: { color: node.isCentre ? '#0072B2' : '#8A8A8A' },
      label: {
        show: true,
        formatter: node.name,
        color: 'currentColor',
        position: node.isCentre ? 'bottom' : x >= 0 ? 'right' : 'left',
      },
    };
  });
  const relations = [...new Set(edges.map(({ relation }) => relation))];
  return {
    legend: {
      bottom: 0,
      itemGap: 22,
      data: relations.map((name) => ({ name, icon: 'roundRect', itemStyle: { color: lines[name]?.color } })),
      textStyle: { color: 'currentColor' },
    },
    series: [
      {
        type: 'graph',
        layout: 'none',
        left: 110,
        right: 110,
        top: 24,
        bottom: 56,
        data: placed,
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 7,
        links: edges.map(({ from, to, relation, weight }, at) => ({
          source: from,
          target: to,
          lineStyle: {
            color: lines[relation]?.color ?? '#8A8A8A',
            type: lines[relation]?.type ?? 'solid',
            width: Math.min(6, 1 + Math.log2(1 + weight)),
            opacity: 0.85,
            // Several between the same two stand side by side.
            curveness: 0.06 + 0.09 * (at % 3),
          },
        })),
      },
      ...relations.map((name) => ({
        type: 'graph' as const,
        name,
        data: [],
        itemStyle: { color: lines[name]?.color },
      })),
    ],
  };
}
