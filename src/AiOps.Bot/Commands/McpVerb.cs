using System.CommandLine;
using AiOps.Bot.Agents;
using AiOps.Bot.Composition;
using AiOps.Bot.Configuration;
using AiOps.Bot.Connectors.Mcp;
using AiOps.Bot.Connectors.Mcp.Client;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.WebConsole;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace AiOps.Bot.Commands;

/// <summary>Offers what is known to other agents by the Model Context Protocol, and approves the servers that the bot itself may ask.</summary>
internal sealed class McpVerb(Terminal terminal) : IVerb
{
    private const int LongestDescription = 500;

    private readonly Argument<string> _name = new("NAME") { Description = "The server's name in Mcp:Servers." };
    private readonly Option<string?> _config = CommonOptions.Config();
    private readonly Option<string?> _database = CommonOptions.Database();
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Build()
    {
        var command = new Command("mcp", """
            Offers incidents, evidence and questions to another agent by the Model Context Protocol, on standard input and output. Everything only reads, and secrets are replaced.
            A running service offers the same at /mcp.

            Example, as an agent's settings have it:
              {"command": "aiops", "args": ["mcp", "--config", "/etc/aiops.yaml"]}
            """) { _config, _database };
        command.SetAction(ServeAsync);
        command.Add(Servers());
        command.Add(Approve());
        return command;
    }

    private Command Servers()
    {
        var command = new Command("servers", """
            Lists the servers of Mcp:Servers, their tools, and whether each is what was approved. Exit code 1 where one is not, or a server cannot be asked.
            """) { _config, _json };
        command.SetAction(ListAsync);
        return command;
    }

    private Command Approve()
    {
        var command = new Command("approve", """
            Approves the tools that a server of Mcp:Servers offers now: name, description and form of each are pinned. What the server changes later is not used until it is
            approved again. Look at them with 'aiops mcp servers' first.

            Example:
              aiops mcp approve deploys
            """) { _name, _config };
        command.SetAction(ApproveAsync);
        return command;
    }

    private async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var stores = await OpenedStores.OpenAsync(parsed.GetValue(_database), parsed.GetValue(_config), static (s, _) => s.AddRedaction(), cancellationToken);

        // Standard output belongs to the protocol.
        using var logging = LoggerFactory.Create(l => l.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning).Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace));
        await McpServing.ServeAsync(AgentTools.Of(stores), (terminal.Input(), terminal.RawOutput()), logging, cancellationToken);
        return ExitCodes.Fine;
    }

    private async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (options, approvals) = Read(parsed.GetValue(_config));
        var states = new List<PrintedMcpServer>();
        foreach (var server in options.Servers)
        {
            states.Add(await StateAsync(approvals, server, cancellationToken));
        }

        if (parsed.GetValue(_json))
        {
            await terminal.Output.WriteLineAsync(JsonText.Indented(states));
        }
        else
        {
            await WriteAsync(states);
        }

        return states.All(s => s.Fine) ? ExitCodes.Fine : ExitCodes.FoundOrFailed;
    }

    private async Task<int> ApproveAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (options, approvals) = Read(parsed.GetValue(_config));
        var name = parsed.GetValue(_name)!;
        var server = options.Servers.FirstOrDefault(s => s.Name == name)
            ?? throw new BadInputException($"There is no server '{name}' in Mcp:Servers; there are: {string.Join(", ", options.Servers.Select(s => s.Name).DefaultIfEmpty("none"))}.");
        try
        {
            foreach (var tool in await approvals.ApproveAsync(server, cancellationToken))
            {
                await terminal.Output.WriteLineAsync($"approved {tool.Name} {tool.Digest[..16]}  {Legible.Of(tool.Description, LongestDescription)}");
            }

            return ExitCodes.Fine;
        }
        catch (McpUnavailableException exception)
        {
            await terminal.Error.WriteLineAsync($"aiops: {exception.Message}. Check its Url and ApiKey in Mcp:Servers.");
            return ExitCodes.FoundOrFailed;
        }
    }

    private static async Task<PrintedMcpServer> StateAsync(McpApprovals approvals, McpServerSettings server, CancellationToken cancellationToken)
    {
        try
        {
            var tools = await approvals.CompareAsync(server, cancellationToken);
            return new(server.Name, server.Url!.AbsoluteUri, null, [.. tools.Select(t => new PrintedMcpTool(t.Tool.Name, t.State, t.Tool.Digest, t.Tool.Description))]);
        }
        catch (McpUnavailableException exception)
        {
            return new(server.Name, server.Url!.AbsoluteUri, exception.Message, []);
        }
    }

    private async Task WriteAsync(List<PrintedMcpServer> servers)
    {
        foreach (var server in servers)
        {
            await terminal.Output.WriteLineAsync($"{server.Name}  {server.Url}  {server.Fault ?? ""}".TrimEnd());
            foreach (var tool in server.Tools)
            {
                await terminal.Output.WriteLineAsync($"  {tool.State,-12} {tool.Name}  {Legible.Of(tool.Description, LongestDescription)}");
            }

            if (server.Tools.Any(t => t.State is ToolState.New or ToolState.Changed))
            {
                await terminal.Output.WriteLineAsync($"  Read them; if they are fine: aiops mcp approve {server.Name}");
            }
        }
    }

    /// <exception cref="ConfigurationException">The settings cannot be used.</exception>
    private (McpOptions Options, McpApprovals Approvals) Read(string? config)
    {
        var configuration = new ConfigurationManager();
        BotConfiguration.Load(configuration, new() { ConfigPath = config });
        var pins = McpComposition.Pins(BotConfiguration.Read<BotOptions>(configuration, "Bot"));
        return (McpComposition.Read(configuration), new(pins, terminal.Time, NullLoggerFactory.Instance));
    }
}
