using AiOps.Bot.Core;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Core.Incidents;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Hosting;

/// <summary>Reads which incidents changed and where they are shown.</summary>
internal sealed class ConversationReading
{
    private const int Page = 1_000;
    private static readonly TimeSpan RecentlyResolved = TimeSpan.FromHours(24);

    private readonly IIncidentStore _incidents;
    private readonly ITimelineStore _timeline;
    private readonly IChatPostStore _posts;
    private readonly IReadOnlyList<(ChatRoute Route, ConversationRef Conversation)> _routes;
    private readonly HashSet<string> _platforms;
    private long? _sequence;

    public ConversationReading(
        IIncidentStore incidents, ITimelineStore timeline, IChatPostStore posts, IEnumerable<IChatPlatform> platforms, IOptions<ChatOptions> options)
    {
        (_incidents, _timeline, _posts) = (incidents, timeline, posts);
        _platforms = platforms.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var routes = options.Value.Routes.Select(r => (Route: r, Conversation: ChatRoute.ConversationOf(r.Conversation)!)).ToList();
        _routes = [.. routes.Where(r => _platforms.Contains(r.Conversation.Platform))];
        RoutesWithoutPlatform = [.. routes.Except(_routes).Select(r => r.Route.Conversation)];
    }

    public bool HasPlatforms => _platforms.Count > 0;

    public IReadOnlyList<string> RoutesWithoutPlatform { get; }

    /// <summary>Incidents with new timeline entries since the last call; none at the first.</summary>
    public async Task<IReadOnlyCollection<IncidentId>> ChangedAsync(CancellationToken cancellationToken)
    {
        _sequence ??= await _timeline.LastSequenceAsync(cancellationToken);
        var changed = new HashSet<IncidentId>();
        IReadOnlyList<TimelineEntry> entries;
        do
        {
            entries = await _timeline.ReadAfterAsync(_sequence.Value, Page, cancellationToken);
            changed.UnionWith(entries.Select(e => e.Incident).OfType<IncidentId>());
            _sequence = entries.Count == 0 ? _sequence : entries[^1].Sequence;
        }
        while (entries.Count == Page);
        return changed;
    }

    public async Task<IReadOnlyCollection<IncidentId>> LivingAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. (await _incidents.ListLivingAsync(now - RecentlyResolved, cancellationToken)).Select(i => i.Id)];

    /// <summary>Where it belongs by the routes, and where it has a message already.</summary>
    public async Task<IReadOnlyCollection<ConversationRef>> ConversationsOfAsync(IncidentId id, CancellationToken cancellationToken)
    {
        if (await _incidents.GetAsync(id, cancellationToken) is not { } incident)
        {
            return [];
        }

        var posted = await _posts.ListAsync(id, cancellationToken);
        return
        [
            .. _routes.Where(r => r.Route.Takes(incident)).Select(r => r.Conversation)
                .Concat(posted.Where(p => p is { Message: not null, GivenUp: null } && _platforms.Contains(p.Conversation.Platform)).Select(p => p.Conversation))
                .Distinct(),
        ];
    }
}
