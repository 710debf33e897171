import fc from 'fast-check';
import { histories } from './commands.ts';
import { play } from './history.ts';
const from=Number(process.argv[2]??0), n=Number(process.argv[3]??100);
const t0=performance.now(); let bad=0; const kinds=new Map();
for (let i=from;i<from+n;i++){
 const [h]=fc.sample(histories,{seed:i,numRuns:1});
 let v; try { v=await play(h!);} catch(e){ v=['threw '+(e as Error).stack?.slice(0,600)]; }
 if(v.length){bad++; for(const s of new Set(v.map(x=>x.slice(0,60)))) kinds.set(s.replace(/[\w-]*\d[\w-]*/g,'#'),[...(kinds.get(s.replace(/[\w-]*\d[\w-]*/g,'#'))??[]),i]);}
}
const dt=(performance.now()-t0);
console.log(n,'histories',bad,'bad',(n/dt*1000).toFixed(1),'/s');
for(const [k,v] of [...kinds].sort((a,b)=>b[1].length-a[1].length)) console.log(v.length,k,v.slice(0,6));
