// The teacher's sections: read again when a session of theirs opens, locks or closes.
import { live } from '../adsum/live.js';
import { afreshOnError } from './afresh.js';

live('/live/me', {
  onNews: (news) => {
    if (news.type === 'session') window.adsumReadSections();
  },
  onGap: () => window.adsumReadSections(),
});

afreshOnError();
