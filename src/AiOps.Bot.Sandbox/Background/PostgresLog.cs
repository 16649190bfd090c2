using System.Globalization;

namespace AiOps.Bot.Sandbox.Background;

/// <summary>What a PostgreSQL server on RDS writes in ordinary times: checkpoints when there was work, connections, a slow query now and then, rare harmless errors.</summary>
internal sealed class PostgresLog(Random random)
{
    private static readonly string[] Clients = ["10.20.3.9", "10.20.3.27", "10.20.4.61"];

    private static readonly string[] SlowQueries =
    [
        "select * from invoice where status = 'open' order by created_at",
        "select count(*) from orders where placed_at > now() - interval '1 day'",
        "update cart set expires_at = now() + interval '30 minutes' where id = $1",
        "select o.id, sum(l.amount) from orders o join line l on l.order_id = o.id group by o.id",
    ];

    private static readonly TimeSpan SlotLength = TimeSpan.FromMinutes(5);

    /// <summary>Lines in order of time, without end.</summary>
    public IEnumerable<GeneratedLine> From(DateTimeOffset start) => BatchOrder.Endless(start, BatchOrder.Floor(start, SlotLength), SlotLength, Slot);

    private List<GeneratedLine> Slot(DateTimeOffset slot)
    {
        var (lines, busy) = (new List<GeneratedLine>(), WorkPattern.Busyness(slot));
        if (random.Hits(0.15 + (0.8 * busy)))
        {
            AddCheckpoint(lines, slot.AddSeconds(11), busy);
        }

        for (var i = random.Poisson(1.4 * busy); i > 0; i--)
        {
            AddConnection(lines, slot.AddSeconds(random.Next(300)));
        }

        for (var i = random.Poisson(0.22 * busy); i > 0; i--)
        {
            Add(lines, slot.AddSeconds(random.Next(300)), Session(), $"LOG:  duration: {random.LogNormal(1_900, 0.6):F3} ms  statement: {random.Pick(SlowQueries)}");
        }

        if (random.Hits(0.008 * busy))
        {
            var at = slot.AddSeconds(random.Next(300));
            var session = Session();
            Add(lines, at, session, $"ERROR:  duplicate key value violates unique constraint \"orders_idempotency_key\"");
            Add(lines, at, session, $"DETAIL:  Key (idempotency_key)=({random.Next(100_000, 999_999)}) already exists.");
        }

        return lines;
    }

    private void AddCheckpoint(List<GeneratedLine> lines, DateTimeOffset time, double busy)
    {
        var buffers = 40 + (int)(busy * random.LogNormal(900, 0.5));
        var write = Math.Min(269.9, buffers * 0.1);
        Add(lines, time, "@:[523]:", $"LOG:  checkpoint starting: time");
        Add(
            lines, time.AddSeconds(write), "@:[523]:",
            $"LOG:  checkpoint complete: wrote {buffers} buffers ({buffers / 1_310.72:F1}%); 0 WAL file(s) added, 0 removed, 1 recycled; write={write:F3} s, sync=0.004 s, total={write + 0.031:F3} s");
    }

    private void AddConnection(List<GeneratedLine> lines, DateTimeOffset time)
    {
        var (client, port, process) = (random.Pick(Clients), random.Next(32_768, 60_999), random.Next(800, 32_000));
        var origin = string.Create(CultureInfo.InvariantCulture, $"{client}({port})");
        var session = string.Create(CultureInfo.InvariantCulture, $"{origin}:app@orders:[{process}]:");
        Add(lines, time, string.Create(CultureInfo.InvariantCulture, $"{origin}:[unknown]@[unknown]:[{process}]:"), $"LOG:  connection received: host={client} port={port}");
        Add(lines, time.AddMilliseconds(14), session, $"LOG:  connection authorized: user=app database=orders SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)");
        var length = TimeSpan.FromSeconds(Math.Clamp(random.LogNormal(70, 0.9), 1, 280));
        Add(lines, time + length, session, $"LOG:  disconnection: session time: {length:h\\:mm\\:ss\\.fff} user=app database=orders host={client} port={port}");
    }

    private string Session() => string.Create(CultureInfo.InvariantCulture, $"{random.Pick(Clients)}({random.Next(32_768, 60_999)}):app@orders:[{random.Next(800, 32_000)}]:");

    /// <summary>In the form of RDS: <c>%t:%r:%u@%d:[%p]:</c>.</summary>
    private static void Add(List<GeneratedLine> lines, DateTimeOffset time, string session, FormattableString text)
        => lines.Add(new GeneratedLine(time, time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) + ":" + session + text.ToString(CultureInfo.InvariantCulture)));
}
