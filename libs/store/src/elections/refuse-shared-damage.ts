import { DamagedElectionError, type DamageListener } from '../damage.ts';

/** @throws DamagedElectionError at the first damage of a district */
export function refuseDistrictDamage(key: string): DamageListener {
  return (place) => {
    throw new DamagedElectionError(`district ${key}, ${place}`);
  };
}

/** @throws DamagedElectionError at the first damage of what elections share */
export function refuseSharedDamage(place: string): never {
  throw new DamagedElectionError(place);
}
