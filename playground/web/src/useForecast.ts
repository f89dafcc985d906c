import { useEffect, useState } from 'react';
import type { Forecast } from '../../protocol';
import { post } from './post';

const AFTER_MS = 300;

/** What the run will need; empty when that cannot be told. */
export function useForecast(run: object): string {
  const [text, setText] = useState('');
  const key = JSON.stringify(run);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      post<Forecast>('forecast', JSON.parse(key)).then(
        (forecast) => isCurrent && setText(forecast.text),
        () => isCurrent && setText(''),
      );
    }, AFTER_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [key]);
  return text;
}
