using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AiOps.Bot.Sandbox.Http;

/// <summary>The HTTP front of the account: one endpoint on a loopback port, for all services.</summary>
internal sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private SandboxServer(WebApplication application, Uri endpoint) => (_application, Endpoint) = (application, endpoint);

    public Uri Endpoint { get; }

    public static async Task<SandboxServer> StartAsync(RequestDispatcher dispatcher, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestReader.MaxBodyBytes;
        });
        builder.Services.AddSingleton<IHostLifetime, UnattachedLifetime>();
        var application = builder.Build();
        application.Run(context => AnswerAsync(dispatcher, context));
        await application.StartAsync(cancellationToken);
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new SandboxServer(application, new Uri(addresses!.Addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private static async Task AnswerAsync(RequestDispatcher dispatcher, HttpContext context)
    {
        var aborted = context.RequestAborted;
        try
        {
            var request = await RequestReader.ReadAsync(context, aborted);
            var (reply, requestId) = await dispatcher.DispatchAsync(request, context.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1", aborted);
            await WriteAsync(context.Response, reply, requestId, aborted);
        }
        catch (BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
        }
    }

    private static async Task WriteAsync(HttpResponse response, WireReply reply, string requestId, CancellationToken cancellationToken)
    {
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Body.Length;
        response.Headers["x-amzn-RequestId"] = requestId;
        if (reply.ErrorType is not null)
        {
            response.Headers["x-amzn-ErrorType"] = reply.ErrorType;
        }

        foreach (var piece in reply.Body.Pieces)
        {
            // Each write waits until the reader has taken most of the one before, so the server buffers little of a long page.
            await response.Body.WriteAsync(piece, cancellationToken);
        }
    }
}
