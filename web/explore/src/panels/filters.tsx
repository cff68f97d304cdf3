import { pressureActions } from '../../../../src/explorer/acts.ts';
import { type MapType, mapTypes, measures, type Start } from '../../../../src/explorer/api.ts';
import type { Looks } from '../looks.ts';
import type { ViewControl } from '../use-view.ts';
import { defaultLimit } from '../view.ts';
import { measureWords } from '../words.ts';
import { LineSample } from './line-sample.tsx';

interface Props {
  readonly start: Start;
  readonly looks: Looks;
  readonly control: ViewControl;
}

const limits = [200, 500, defaultLimit, 2000, 5000, 20_000] as const;

/** What of the graph is shown; the boxes of kinds are the legend of lines as well. */
export function Filters({ start, looks, control: { view, change } }: Props) {
  const toggled = <Name extends string>(list: readonly Name[], all: readonly Name[], name: Name) =>
    all.filter((each) => (each === name ? !list.includes(name) : list.includes(each)));
  return (
    <div class="filters">
      <fieldset>
        <legend>Lines</legend>
        {mapTypes.map((type: MapType) => {
          const line = looks.lineOf(type);
          return (
            <label key={type} class="check">
              <input
                type="checkbox"
                checked={view.types.includes(type)}
                onChange={() => change({ types: toggled(view.types, mapTypes, type) })}
              />
              <LineSample pattern={line} />
              <span>{line.meaning}</span>
            </label>
          );
        })}
      </fieldset>
      <fieldset>
        <legend>Acts of pressure</legend>
        <div class="chips">
          {pressureActions.map((act) => (
            <label key={act} class="chip">
              <input
                type="checkbox"
                checked={view.acts.includes(act)}
                onChange={() => change({ acts: toggled(view.acts, pressureActions, act) })}
              />
              {act}
            </label>
          ))}
        </div>
      </fieldset>
      <Choice
        label="Law"
        value={view.law ?? ''}
        onChange={(law) => change({ law: law === '' ? undefined : law })}
        options={[['', 'any or none'], ...start.laws.map(({ id, name }) => [id, name] as const)]}
      />
      <Choice
        label="Weapons"
        value={view.category ?? ''}
        onChange={(category) => change({ category: category === '' ? undefined : category })}
        options={[
          ['', 'any or none'],
          ...start.categories.map((name) => [name, name.replaceAll('-', ' ')] as const),
        ]}
      />
      <label class="field">
        <span>
          Least confidence <b>{view.confidence.toFixed(2)}</b>
        </span>
        <input
          type="range"
          min="0"
          max="1"
          step="0.05"
          value={view.confidence}
          onChange={({ currentTarget }) => change({ confidence: Number(currentTarget.value) })}
        />
      </label>
      <label class="field">
        <span>Least stories for an event</span>
        <input
          type="number"
          min="1"
          max="1000"
          value={view.stories}
          onChange={({ currentTarget }) =>
            change({ stories: Math.max(1, Math.round(Number(currentTarget.value)) || 1) })
          }
        />
      </label>
      <Choice
        label="Firms and organs"
        value={view.parties}
        onChange={(parties) => change({ parties: parties === 'own' ? 'own' : 'states' })}
        options={[
          ['states', 'act as their state'],
          ['own', 'stand for themselves'],
        ]}
      />
      <Choice
        label="Size of nodes"
        value={view.size}
        onChange={(size) => change({ size: measures.find((each) => each === size) ?? 'stories' })}
        options={measures.map((measure) => [measure, measureWords[measure]] as const)}
      />
      <Choice
        label="Most lines"
        value={String(view.limit)}
        onChange={(limit) => change({ limit: Number(limit) })}
        options={[...new Set([...limits, view.limit])]
          .sort((a, b) => a - b)
          .map((limit) => [String(limit), limit.toLocaleString('en-GB')] as const)}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly (readonly [string, string])[];
}

function Choice({ label, value, onChange, options }: ChoiceProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
