using AiOps.Bot.Connectors.Mcp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.IntegrationTests.Mcp;

/// <summary>A server of tools on loopback whose owner changes them as a test says.</summary>
internal sealed class FakeToolServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeToolServer(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First() + "/mcp");

    public static async Task<FakeToolServer> StartAsync(params AIFunction[] tools)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System).AddMcpServer(_ => tools);
        var app = builder.Build();
        app.MapMcp("/mcp");
        await app.StartAsync();
        return new(app);
    }

    /// <summary>Another server in the same place, as after its owner put out a new version.</summary>
    public async Task<FakeToolServer> ReplacedByAsync(params AIFunction[] tools)
    {
        var url = Url;
        await DisposeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url.GetLeftPart(UriPartial.Authority));
        builder.Services.AddSingleton(TimeProvider.System).AddMcpServer(_ => tools);
        var app = builder.Build();
        app.MapMcp("/mcp");
        await app.StartAsync();
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
