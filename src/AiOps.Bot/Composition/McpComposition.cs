using AiOps.Bot.Agents;
using AiOps.Bot.Configuration;
using AiOps.Bot.Connectors.Mcp;
using AiOps.Bot.Connectors.Mcp.Client;

namespace AiOps.Bot.Composition;

/// <summary>Offers tools to other agents, and adds the servers of tools that the bot itself may ask.</summary>
internal static class McpComposition
{
    private const string PinsFile = "mcp-approved.json";

    /// <exception cref="ConfigurationException">The section or the file of approvals cannot be used.</exception>
    public static IServiceCollection AddAgents(this IServiceCollection services, IConfiguration configuration, BotOptions options)
    {
        try
        {
            return services.AddMcpServer(AgentTools.Of).AddMcpServers(Read(configuration), Pins(options));
        }
        catch (FormatException exception)
        {
            throw new ConfigurationException(exception.Message);
        }
    }

    public static McpPins Pins(BotOptions options) => new(Path.Combine(options.Folder, PinsFile));

    /// <exception cref="ConfigurationException">What is wrong with the section, all of it.</exception>
    public static McpOptions Read(IConfiguration configuration)
    {
        var options = BotConfiguration.Read<McpOptions>(configuration, McpOptions.Section);
        string[] faults = [.. McpOptionsFaults.Find(options)];
        return faults.Length == 0 ? options : throw new ConfigurationException(string.Join(Environment.NewLine, faults));
    }
}
