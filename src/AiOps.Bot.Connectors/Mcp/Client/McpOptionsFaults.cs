using Microsoft.Extensions.Options;

namespace AiOps.Bot.Connectors.Mcp.Client;

/// <summary>Everything that is wrong with the section <c>Mcp</c>, at once.</summary>
public sealed class McpOptionsFaults : IValidateOptions<McpOptions>
{
    public ValidateOptionsResult Validate(string? name, McpOptions options)
    {
        string[] faults = [.. Find(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Each fault with its key.</summary>
    public static IEnumerable<string> Find(McpOptions options) =>
    [
        .. options.Servers.SelectMany((s, i) => s.Faults($"Mcp:Servers:{i}")),
        .. options.Servers.GroupBy(s => s.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"Mcp:Servers: {g.Key} is there {g.Count()} times; names must differ"),
    ];
}
