using System.CommandLine;
using System.Globalization;
using AiOps.Bot.Core.Incidents;

namespace AiOps.Bot.Commands;

/// <summary>Proves that the timeline was not altered.</summary>
internal sealed class TimelineVerb(Terminal terminal) : IVerb
{
    private readonly Option<string?> _config = CommonOptions.Config();
    private readonly Option<string?> _database = CommonOptions.Database();
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var verify = new Command("verify", """
            Reads every entry of the timeline and checks that each follows the one before: nothing changed, removed or put in.
            Exit code 1 where a fault was found.

            Examples:
              aiops timeline verify
              aiops timeline verify --config /etc/aiops/aiops.yaml
            """) { _config, _database, _json };
        verify.SetAction(VerifyAsync);
        return new Command("timeline", "Works on the record of who did what.") { verify };
    }

    private async Task<int> VerifyAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var stores = await OpenedStores.OpenAsync(parsed.GetValue(_database), parsed.GetValue(_config), cancellationToken);
        var (count, hash, fault) = (0L, TimelineChain.Genesis, (string?)null);
        await foreach (var entry in stores.GetRequiredService<ITimelineStore>().ReadAllAsync(cancellationToken))
        {
            fault = TimelineChain.FaultOf(entry, count, hash);
            if (fault is not null)
            {
                break;
            }

            (count, hash) = (entry.Sequence, entry.Hash);
        }

        var text = parsed.GetValue(_json)
            ? JsonText.OneLine(new { entries = count, sound = fault is null, fault, lastHash = hash })
            : fault is null
                ? string.Create(CultureInfo.InvariantCulture, $"The timeline is sound: {CommonOptions.Counted(count, "entry", "entries")}, last hash {hash}.")
                : string.Create(CultureInfo.InvariantCulture, $"The timeline is damaged: {fault}. The {count:N0} entries before are sound. Keep the database as it is, and compare it with a backup.");
        await terminal.Output.WriteLineAsync(text);
        return fault is null ? ExitCodes.Fine : ExitCodes.FoundOrFailed;
    }
}
