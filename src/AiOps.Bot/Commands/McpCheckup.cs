using AiOps.Bot.Composition;
using AiOps.Bot.Configuration;
using AiOps.Bot.Connectors.Mcp.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiOps.Bot.Commands;

/// <summary>Asks each server of Mcp:Servers for its tools, and compares them with what was approved.</summary>
internal static class McpCheckup
{
    private const int MostNames = 5;

    public static async Task<IReadOnlyList<Checkup>> RunAsync(IConfiguration configuration, BotOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var (servers, approvals) = (McpComposition.Read(configuration).Servers, new McpApprovals(McpComposition.Pins(options), time, NullLoggerFactory.Instance));
            var checkups = new List<Checkup>();
            foreach (var server in servers)
            {
                checkups.Add(await CheckAsync(server, approvals, cancellationToken));
            }

            return checkups;
        }
        catch (ConfigurationException exception)
        {
            return [new("mcp servers", false, exception.Message, "Correct the keys named above.")];
        }
    }

    private static async Task<Checkup> CheckAsync(McpServerSettings server, McpApprovals approvals, CancellationToken cancellationToken)
    {
        var name = $"mcp {server.Name}";
        try
        {
            var tools = await approvals.CompareAsync(server, cancellationToken);
            var approved = tools.Count(t => t.State == ToolState.Approved);
            string[] faults = [.. FaultsOf(tools)];
            return faults.Length > 0
                ? new(name, false, $"{string.Join("; ", faults)} ({Counted(approved)} in use)", $"Read what it offers: aiops mcp servers. If it is fine: aiops mcp approve {server.Name}. Until then those tools are not used.")
                : new(name, true, approved == 0 ? "answers, and offers nothing that may be used" : $"answers; {Counted(approved)} as approved");
        }
        catch (McpUnavailableException exception)
        {
            return new(name, false, exception.Message, $"Check Url and ApiKey of {server.Name} in Mcp:Servers, and that the server runs. Investigations go on without it.");
        }
        catch (FormatException exception)
        {
            return new(name, false, exception.Message, $"Then: aiops mcp approve {server.Name}");
        }
    }

    private static IEnumerable<string> FaultsOf(IReadOnlyList<OfferedTool> tools) =>
        from state in (ToolState[])[ToolState.Changed, ToolState.Gone, ToolState.New]
        let names = tools.Where(t => t.State == state).Select(t => t.Tool.Name).ToList()
        where names.Count > 0
        select $"{(state switch { ToolState.Changed => "not what was approved", ToolState.Gone => "approved and gone", _ => "never approved" })}: "
            + string.Join(", ", names.Take(MostNames).Select(n => WebConsole.Legible.Of(n, 60))) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");

    private static string Counted(int tools) => CommonOptions.Counted(tools, "tool", "tools");
}
