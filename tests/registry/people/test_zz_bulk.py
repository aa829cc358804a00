import time
from tests.factories import people as f
from thuanna.registry.people import actions, queries
def test_bulk(acting, secretary):
    rows = list(f.crowd(20000))
    print(len({r.given_name for r in rows}), len({r.family_name for r in rows}))
    import cProfile, pstats
    t=time.perf_counter()
    pr=cProfile.Profile(); 
    import os
    if os.environ.get("PROF"): pr.enable()
    ids = actions.bulk_register(people=rows, by=secretary)
    pr.disable()
    print("bulk", time.perf_counter()-t)
    if os.environ.get("PROF"): pstats.Stats(pr).sort_stats("cumtime").print_stats(25)
    for q in ("สมชาย","สมชาย เนิน","สม","3999900000015", rows[5].citizen_number.digits, rows[5].phones[0].digits, "ประเสริด"):
        t=time.perf_counter()
        try: r=queries.search(q, by=secretary); print(q if len(q)<12 else '#', r.total, r.is_cut, [ (p.name,p.likeness.name) for p in r.people[:2]], time.perf_counter()-t)
        except Exception as e: print(type(e), e)
