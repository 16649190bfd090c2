using AiOps.Bot.Core;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Storage.Sql;

namespace AiOps.Bot.Storage.Redaction;

/// <summary>What placeholders stand for, sealed, in a table of its own.</summary>
internal sealed class SqlIdentityStore(IDatabase database) : IIdentityStore
{
    public Task KeepAsync(IReadOnlyList<KeptIdentity> identities, CancellationToken cancellationToken) => identities.Count == 0
        ? Task.CompletedTask
        : database.WriteAsync(Durability.Process, async session =>
        {
            foreach (var identity in identities)
            {
                await session.ExecuteAsync(
                    """
                    insert into kept_identity (placeholder, kind, incident_id, sealed, seen_ms) values (@Placeholder, @Kind, @Incident, @Sealed, @Seen)
                    on conflict (placeholder) do update set seen_ms = excluded.seen_ms where kept_identity.seen_ms < excluded.seen_ms
                    """,
                    new
                    {
                        identity.Placeholder,
                        identity.Kind,
                        Incident = identity.Incident is { } incident ? StorableText.Of(incident.Value) : null,
                        Sealed = identity.Sealed.ToArray(),
                        Seen = Milliseconds.Of(identity.SeenAt),
                    });
            }

            return identities.Count;
        }, cancellationToken);

    public Task<KeptIdentity?> FindAsync(string placeholder, CancellationToken cancellationToken) => database.ReadAsync(async session =>
    {
        var row = await session.FirstOrDefaultAsync<IdentityRow>(
            "select placeholder as Placeholder, kind as Kind, incident_id as Incident, sealed as Sealed, seen_ms as Seen from kept_identity where placeholder = @placeholder",
            new { placeholder = StorableText.Of(placeholder) });
        return row?.ToIdentity();
    }, cancellationToken);

    public Task<long> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.PruneAsync(
        session => session.ExecuteAsync(
            "delete from kept_identity where placeholder in (select placeholder from kept_identity where seen_ms < @Before limit @Batch)",
            new { Before = Milliseconds.Of(before), Batch = DatabaseExtensions.PruneBatch }),
        cancellationToken);

    private sealed class IdentityRow
    {
        public string Placeholder { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? Incident { get; init; }

        public byte[] Sealed { get; init; } = [];

        public long Seen { get; init; }

        public KeptIdentity ToIdentity() => new(Placeholder, Kind, Incident is null ? null : new IncidentId(Incident), Sealed, Milliseconds.ToTime(Seen));
    }
}
