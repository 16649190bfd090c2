using AiOps.Bot.Connectors.Mcp.Client;
using AiOps.Bot.Core.Investigations.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Connectors.Mcp;

/// <summary>Registers the Model Context Protocol.</summary>
public static class McpRegistration
{
    /// <summary>Adds the server's sessions. Needs <see cref="TimeProvider"/> and logging.</summary>
    /// <param name="tools">Makes what is offered; all of it only reads.</param>
    public static IServiceCollection AddMcpServer(this IServiceCollection services, Func<IServiceProvider, IReadOnlyList<AIFunction>> tools)
    {
        services.AddSingleton(p => new McpSessions(tools(p), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<McpEndpoint>();
        return services;
    }

    /// <summary>Adds the servers that the bot itself may ask: their options (section <c>Mcp</c>), and what was approved of them as tools of the model.</summary>
    /// <param name="options">As configured.</param>
    /// <exception cref="FormatException">The file of approvals is not as we write it.</exception>
    public static IServiceCollection AddMcpServers(this IServiceCollection services, McpOptions options, McpPins pins)
    {
        services.AddOptions<McpOptions>().BindConfiguration(McpOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<McpOptions>, McpOptionsFaults>();
        foreach (var (server, tool) in ApprovedTools.Read(options, pins))
        {
            services.AddSingleton<IReadTool>(p => new ApprovedTool(server, tool, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILoggerFactory>()));
        }

        return services;
    }

    /// <summary>Maps the server. Map it on a group that asks for authentication: what it reads is not for everybody.</summary>
    public static void MapMcp(this IEndpointRouteBuilder routes, string path)
    {
        routes.MapPost(path, (HttpContext context, McpEndpoint endpoint) => endpoint.PostAsync(context)).ExcludeFromDescription();
        routes.MapDelete(path, (HttpContext context, McpEndpoint endpoint) => endpoint.DeleteAsync(context)).ExcludeFromDescription();
    }
}
